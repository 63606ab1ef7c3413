import DuologJournal
import DuologMerge
import DuologSync
import DuologTesting
import Testing

@Suite struct AppImportTests {
  let couple: Couple
  let sources: ImportSources
  private var ana: Journal { couple.ana }

  init() throws {
    couple = try Couple()
    sources = ImportSources(directory: couple.directory)
  }

  /// Imports twice: the second time adds nothing.
  private func twice(_ path: String, _ app: ImportedApp) throws -> ImportPlan {
    let plan = try #require(try ana.importPlan(from: path))
    #expect(plan.app == app)
    try ana.carryOut(plan)
    let again = try #require(try ana.importPlan(from: path))
    #expect(again.isEmpty)
    return plan
  }

  @Test func `Table Habit: days since 1970, and a rhythm that is JSON in a string`() throws {
    let path = try sources.text(
      "mhabit.json",
      #"""
      {"habits":[
      {"create_t":1,"type":1,"status":1,"name":"Чай 🍵","daily_goal":1,"freq_type":1,"freq_custom":"[3]",
       "start_date":20500,"records":[{"record_date":20513,"record_type":1,"record_value":1},
       {"record_date":20514,"record_type":2,"reason":"ill"},{"record_date":20515,"record_type":0}]},
      {"create_t":2,"type":2,"status":3,"name":"Coffee","daily_goal":0,"daily_goal_unit":"cups",
       "daily_goal_extra":2,"freq_type":3,"freq_custom":"[1,30]","records":[{"record_date":20513,"record_type":1,"record_value":0.5}]},
      {"create_t":3,"type":1,"status":2,"name":"Gone","records":[]}],"groups":[]}
      """#)
    let plan = try twice(path, .tableHabit)
    #expect(plan.losses == [.deleted: 1])
    #expect(try ana.logged("Чай 🍵") == ["2026-03-01", "2026-03-02 rest ill"])
    #expect(try ana.logged("Coffee") == ["2026-03-01 0.5"])
    #expect(try ana.goal(matching: "Coffee").term?.cadence == "atmost 2/day")
    let tea = try ana.goal(matching: "Чай")
    #expect(tea.term?.cadence == "weekly 3")
    #expect(tea.term?.from == Day(number: 20500))
  }

  @Test(arguments: [true, false])
  func `Habo: an object, or the bare list of old versions`(isObject: Bool) throws {
    let habits = #"""
      [{"uuid":"u1","title":"Read","habitType":1,"targetValue":20,"unit":"pages","archived":0,
      "deleted_at":null,"events":{"2026-03-01 00:00:00.000Z":["DayType.check",""],
      "2026-03-02 00:00:00.000Z":["DayType.skip","ill"],
      "2026-03-03 00:00:00.000":["DayType.progress","",5.0,20.0],
      "2026-03-04 00:00:00.000":["DayType.fail","tired"],"soon":["DayType.check",""]}}]
      """#
    let path = try sources.text(
      "habo.json",
      isObject ? "{\"version\":10,\"habits\":\(habits),\"categories\":[]}" : habits)
    let plan = try twice(path, .habo)
    #expect(plan.problems.map(\.reason) == [.date("soon")])
    #expect(
      try ana.logged("Read") == ["2026-03-01 20", "2026-03-02 rest ill", "2026-03-03 partly 5"])
    #expect(try ana.logged("Diary") == ["2026-03-04"])
  }

  @Test func `Beaver: three times in seven days`() throws {
    let path = try sources.text(
      "beaver.json",
      #"""
      {"habits":[{"id":"a1","name":"Walk","status":"active","period":{"period_type":"D",
      "period_count":7,"target_count":3},"records":[{"day":"2026-03-01","done":true,"text":"rain"},
      {"day":"2026-03-02","done":false}]},
      {"id":"b1","name":"Old","status":"soft_delete","period":null,"records":[]}],"order":["a1"]}
      """#)
    let plan = try twice(path, .beaver)
    #expect(plan.losses == [.notDone: 1, .deleted: 1])
    #expect(try ana.logged("Walk") == ["2026-03-01 rain"])
    #expect(try ana.goal(matching: "Walk").term?.cadence == "weekly 3")
  }

  @Test func `HabitBull: its marker is no amount, and dates as the phone writes them`() throws {
    let header = "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n"
    let path = try sources.text(
      "bull.csv",
      header + "Run,far,Sport,11/5/2020,7,\nRun,far,Sport,11/25/2020,1,ok\n"
        + "Run,far,Sport,11/6/2020,-2150000000,\nTea,,,11/7/2020,0,\nTea,,,11/8/2020,1,\n")
    let plan = try twice(path, .habitBull)
    #expect(plan.losses == [.notDone: 2])
    #expect(try ana.logged("Run") == ["2020-11-05 7", "2020-11-25 1 ok"])
    #expect(try ana.logged("Tea") == ["2020-11-08"])
    let unclear = try sources.text("unclear.csv", header + "Run,,,11/5/2020,1,\n")
    #expect(throws: ImportError.unclearDates(path: unclear)) { try ana.importPlan(from: unclear) }
  }

  @Test func `Tickmate: months from 0, and several times a day`() throws {
    let path = try sources.database(
      "tickmate.db",
      """
      PRAGMA user_version = 13;
      CREATE TABLE tracks(_id INTEGER PRIMARY KEY, name, description, icon, enabled,
        multiple_entries_per_day, "order");
      CREATE TABLE ticks(_id INTEGER PRIMARY KEY, _track_id, year, month, day, hour, minute, second,
        has_time_info);
      INSERT INTO tracks(_id, name, enabled) VALUES (1, 'Tea', 1);
      INSERT INTO ticks(_track_id, year, month, day) VALUES (1, 2016, 0, 1), (1, 2016, 0, 1),
        (1, 2016, 1, 29), (1, 2016, 11, 31), (1, 2016, 12, 1), (5, 2016, 0, 1);
      """)
    let plan = try twice(path, .tickmate)
    #expect(plan.problems.map(\.line) == [5])
    #expect(plan.losses == [.deleted: 1])
    #expect(
      try ana.logged("Tea") == ["2016-01-01", "2016-01-01", "2016-02-29", "2016-12-31"])
  }

  @Test func `Rewire: weekdays, and only what is known to be done`() throws {
    let path = try sources.database(
      "rewire.db",
      """
      PRAGMA user_version = 24;
      CREATE TABLE Habits(_id INTEGER PRIMARY KEY, Name, description, active_days, schedule, days,
        period, repeating_count, archived, start_date);
      CREATE TABLE CHECKINS(Habit_id, date, type, note, actual_count, target_count);
      INSERT INTO Habits VALUES (1, 'Gym', '', '0,2,4', 0, 0, 0, 0, 0, ''),
        (2, 'Call', '', '', 1, 2, 1, 0, 0, ''), (3, 'Water', '', '', 2, 0, 0, 3, 1, '');
      INSERT INTO CHECKINS VALUES (1, '20260302', 2, 'ok', 1, 1), (1, '20260304', 3, '', 0, 1),
        (1, '2026034', 2, '', 1, 1);
      """)
    let plan = try twice(path, .rewire)
    #expect(
      plan.goals.map(\.cadence) == [
        .on([.monday, .wednesday, .friday]), .monthly(2), .every(days: 3),
      ])
    #expect(plan.problems.map(\.line) == [3])
    #expect(try ana.logged("Gym") == ["2026-03-02 ok"])
  }

  @Test func `harsh: fields are optional, and a habit can have ended`() throws {
    try sources.text(
      "harsh/habits",
      "# comment\n! Home\nGym: 3/7\nCall family: 1w\nCoffee: 0\nOld one: 1: 2024-06-15\n")
    try sources.text(
      "harsh/log",
      "2026-03-01 : Gym : y : leg day : 1.5\n\n2026-03-01 : Coffee : n\n"
        + "2026-03-02 : Gym : s : ill : 0\n2026-03-03 : Swim : y\n2026-03-04 : Gym\n")
    let plan = try twice(couple.directory.path("harsh"), .harsh)
    #expect(plan.problems.map(\.line) == [5, 6])
    #expect(plan.problems.map(\.reason) == [.noHabit, .cells])
    #expect(
      plan.goals.map(\.cadence) == [.weekly(3), .weekly(1), .whenever, .daily])
    #expect(try ana.logged("Gym") == ["2026-03-01 1.5 leg day", "2026-03-02 rest ill"])
    #expect(try ana.goal(matching: "Old one").status == .archived)
  }

  @Test func `jrnl: the date is local, and the same as text and as JSON`() throws {
    let text = try sources.text(
      "jrnl.txt",
      "[2026-03-01 21:05] Tea at five. *\nWith cake.\n\n[2026-03-02 08:00] * Nothing else.\n")
    #expect(try twice(text, .jrnl).newCount == 2)
    let json = try sources.text(
      "jrnl.json",
      #"""
      {"tags":{},"entries":[{"title":"Tea at five.","body":"With cake.","date":"2026-03-01",
      "time":"21:05","tags":[],"starred":true},{"title":"Night","body":"","date":"2026-03-03","time":"00:10"}]}
      """#)
    #expect(try ana.importing(json) == 1)
    #expect(try ana.logged("Diary") == ["2026-03-01", "2026-03-02", "2026-03-03"])
    #expect(
      try ana.privateNotes().map(\.content).contains(
        .checkIn(amount: nil, note: "Tea at five.\nWith cake.")))
    #expect(
      try ana.privateNotes().map(\.content).contains(
        .checkIn(amount: nil, note: "Nothing else.")))
    var request = ImportRequest()
    request.author = "Ben"
    #expect(throws: ImportError.privateOfOther("Ben")) {
      try ana.importPlan(from: text, request)
    }
  }

  @Test func `Day One: the day is that of the zone, and both forms are one entry`() throws {
    let json = try sources.text(
      "Journal.json",
      #"""
      {"metadata":{"version":"1.0"},"entries":[{"uuid":"0123456789ABCDEF0123456789ABCDEF",
      "creationDate":"2026-03-01T07:30:00Z","timeZone":"Pacific/Honolulu",
      "text":"Tea at five\n\nWith cake\\.","photos":[{"md5":"x"}]}]}
      """#)
    #expect(try twice(json, .dayOne).losses == [.attachment: 1])
    #expect(try ana.logged("Diary") == ["2026-02-28"])
    #expect(
      try ana.privateNotes().map(\.content) == [
        .checkIn(amount: nil, note: "Tea at five\n\nWith cake.")
      ])
    let entry = try sources.text(
      "a.doentry",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <plist version="1.0"><dict>
      <key>Creation Date</key><date>2026-03-01T07:30:00Z</date>
      <key>Creator</key><dict><key>Entry Text</key><string>not this</string></dict>
      <key>Entry Text</key><string>Tea &amp; &lt;cake&gt; &bomb;</string>
      <key>UUID</key><string>0123456789ABCDEF0123456789ABCDE0</string>
      </dict></plist>
      """)
    // Without a zone, the day is that of UTC.
    #expect(try twice(entry, .dayOne).newCount == 1)
    #expect(try ana.logged("Diary") == ["2026-02-28", "2026-03-01"])
    #expect(
      try ana.privateNotes().map(\.content).contains(
        .checkIn(amount: nil, note: "Tea & <cake> &bomb;")))
  }
}
