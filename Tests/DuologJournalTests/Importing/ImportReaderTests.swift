import DuologTesting
import Testing

@testable import DuologJournal

/// What each reader makes of good, odd and broken lines, entry by entry.
@Suite struct ImportReaderTests {
  private let sources: ImportSources

  init() throws { sources = ImportSources(directory: try TemporaryDirectory()) }

  private func expect(
    _ path: String, _ request: ImportRequest = ImportRequest(), is lines: String,
    at place: SourceLocation = #_sourceLocation
  ) throws {
    let found = try ReadForeignFile.lines(path, request)
    #expect(found == lines.split(separator: "\n").map(String.init), sourceLocation: place)
  }

  private func by(_ columns: String) -> ImportRequest {
    var request = ImportRequest()
    request.columns = ImportColumns(columns)
    return request
  }

  @Test func `harsh: habits with rhythms and ends, and lines of the log`() throws {
    try sources.text(
      "h/habits",
      """
      # comment
      ! heading
      Run: 3/7
      Read: 1

      Floss : 0
      Call:2w:2026-02-01
      Tax: y: soon
      Odd: x
      : 1
      Run: 1
      alone
      """)
    try sources.text(
      "h/log",
      """
      2026-03-01 : Run : y : wet: very : 5.5
      # 2026-03-01 : Run : y
      2026-03-02 : Run : S : ill
      2026-03-03 : Read : n : tired
      2026-03-04 : Read : Y :  : 0
      2026-03-05 : Call : y :  : much
      2026-02-30 : Run : y
      2026-03-06 : Walk : y
      2026-03-07 : Run : maybe
      2026-03-08 : Run
      2026-03-09 : Read : y
      """)
    try expect(
      sources.directory.path("h"),
      is: """
        Run: weekly 3 [text|Run]
        2026-03-01 5.5 'wet: very' @1
        2026-03-02 rest 'ill' @3
        Read: daily [text|Read]
        2026-03-04 @5
        2026-03-09 @11
        Floss: whenever [text|Floss]
        Call: rolling 1/14 archived [text|Call]
        2026-03-05 @6
        Tax: yearly 1 [text|Tax]
        Odd: whenever [text|Odd]
        Diary: whenever [diary]
        2026-03-03 'Read: tired' [text|Read|2026-03-03]
        habits:10: noHabit
        habits:11: noHabit
        habits:12: noHabit
        log:6: amount("much")
        log:7: date("2026-02-30")
        log:8: noHabit
        log:9: value("maybe")
        log:10: cells
        lost: 1 notDone
        lost: 1 rhythm
        """)
  }

  @Test func `HabitBull: amounts, ones among them, and rows that say nothing`() throws {
    let header = "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n"
    let path = try sources.text(
      "bull.csv",
      header
        + """
        Run,far,Sport,2026-03-01,7,
        Run,near,Sport,2026-03-02,1,ok
        Run,,,2026-03-03,0,tired
        Tea,,,2026-03-01,1,
        Tea,,,2026-03-02,,
        Tea,,,soon,1,
        ,,,2026-03-02,1,
        Tea,,,2026-03-04,-3,
        Tea,,,2026-03-05,many,
        Tea,,,2026-03-06,1,"open
        """)
    try expect(
      path,
      is: """
        Run: whenever how far [text|Run]
        2026-03-01 7 @2
        2026-03-02 1 'ok' @3
        Tea: whenever [text|Tea]
        2026-03-01 @5
        2026-03-06 'open' @11
        Diary: whenever [diary]
        2026-03-03 'Run: tired' [text|Run|2026-03-03]
        bull.csv:7: date("soon")
        bull.csv:8: noHabit
        bull.csv:9: value("-3")
        bull.csv:10: value("many")
        bull.csv:11: quotation
        lost: 2 notDone
        """)
  }

  @Test func `Habo: every kind of day, and habits of one title`() throws {
    let path = try sources.text(
      "habo.json",
      #"""
      [{"title":" Read ","cue":"tea","routine":"","habitType":1,"unit":"pages","targetValue":20,
      "notification":1,"archived":0,"events":{
      "2026-03-01 00:00:00.000":["DayType.check","",null],
      "2026-03-02 00:00:00.000":["DayType.check","more",25],
      "2026-03-03 00:00:00.000":["DayType.progress","half",5],
      "2026-03-04 00:00:00.000":["DayType.progress","none",0],
      "2026-03-05 00:00:00.000":["DayType.skip","ill"],
      "2026-03-06 00:00:00.000":["DayType.fail","no"],
      "2026-03-07 00:00:00.000":["DayType.clear","nothing"],
      "2026-03-08 00:00:00.000":["DayType.new"],
      "soon":["DayType.check"]}},
      {"title":"","uuid":"U1","archived":true,"habitType":0,"unit":"x","targetValue":3,"events":{
      "2026-03-01":["DayType.check","",7]}},
      {"title":"Read","habitType":1,"targetValue":0,"events":{"2026-03-01":["DayType.check"]}},
      {"title":"Gone","deleted_at":"2026-01-01","events":{}},
      {"title":"Kept","deleted_at":null,"cue":"a","routine":"b","events":{}},
      {"events":{}}, 7]
      """#)
    try expect(
      path,
      is: """
        Read: daily target 20 in pages how tea [text|Read]
        2026-03-01 20
        2026-03-02 25 'more'
        2026-03-03 partly 5 'half'
        2026-03-05 rest 'ill'
        Habit: daily archived [own|U1]
        2026-03-01
        Read: daily [text|Read|2]
        2026-03-01
        Kept: daily how a: b [text|Kept]
        Diary: whenever [diary]
        2026-03-04 'Read: none' [text|Read|2026-03-04]
        2026-03-06 'Read: no' [text|Read|2026-03-06]
        2026-03-07 'Read: nothing' [text|Read|2026-03-07]
        habo.json:10: value("DayType.new")
        habo.json:11: date("soon")
        habo.json:17: noHabit
        habo.json:17: noHabit
        lost: 1 notDone
        lost: 1 zero
        lost: 1 reminder
        lost: 1 deleted
        """)
  }

  @Test func `Table Habit: both kinds of habit, rhythms and records`() throws {
    let path = try sources.text(
      "table.json",
      #"""
      {"habits":[
      {"name":"Run","type":1,"create_t":5,"desc":"far","daily_goal":5,"daily_goal_unit":"km",
      "freq_type":1,"freq_custom":"[3]","start_date":20500,"reminder":"x","records":[
      {"record_date":20513,"record_type":1,"record_value":2.5,"reason":"rain"},
      {"record_date":20514,"record_type":1},
      {"record_date":20515,"record_type":1,"record_value":0,"reason":"tired"},
      {"record_date":20516,"record_type":2},
      {"record_date":20517,"record_type":0,"reason":"off"},
      {"record_date":20518,"record_type":7},
      {"record_type":1}]},
      {"name":"Tea","type":1,"daily_goal":1,"freq_type":2,"freq_custom":"[4]","status":3,
      "records":[{"record_date":20513,"record_type":1,"record_value":1},
      {"record_date":20514,"record_type":1,"record_value":2}]},
      {"name":"Smoke","type":2,"daily_goal":1,"daily_goal_extra":3,"create_t":5,"records":[
      {"record_date":20513,"record_type":1,"record_value":0,"reason":"none"}]},
      {"name":"Beer","type":2,"daily_goal":2,"freq_type":1,"freq_custom":"[1]","records":[]},
      {"name":"Wine","type":2,"daily_goal":1.5,"records":[]},
      {"name":"Walk","type":1,"freq_type":3,"freq_custom":"[2,10]","status":1,"records":[]},
      {"name":"Odd","type":1,"daily_goal":0,"freq_type":4,"freq_custom":"[2,10]","records":[]},
      {"name":"None","type":1,"freq_type":1,"freq_custom":"","records":[]},
      {"name":"Gone","status":2,"freq_type":1,"records":[]},
      {"name":"","type":1,"freq_type":1,"freq_custom":"[9]","records":[]},
      {"type":1}],"groups":[]}
      """#)
    try expect(
      path,
      is: """
        Run: weekly 3 target 5 in km how far from 2026-02-16 [text|made 5]
        2026-03-01 2.5 'rain'
        2026-03-02 1
        2026-03-04 rest
        Tea: monthly 4 archived [text|Tea]
        2026-03-01
        2026-03-02 2
        Smoke: atmost 3/day [text|made 5|2]
        Beer: atmost 2/day [text|Beer]
        Wine: whenever [text|Wine]
        Walk: rolling 2/10 [text|Walk]
        Odd: whenever [text|Odd]
        None: whenever [text|None]
        Habit: daily [text|Habit]
        Diary: whenever [diary]
        2026-03-03 'Run: tired' [text|made 5|2026-03-03]
        2026-03-05 'Run: off' [text|made 5|2026-03-05]
        2026-03-01 'Smoke: none' [text|made 5|2|2026-03-01]
        table.json:9: value("7")
        table.json:10: date("")
        table.json:23: noHabit
        lost: 1 zero
        lost: 1 limit
        lost: 2 rhythm
        lost: 1 reminder
        lost: 1 deleted
        """)
  }

  @Test func `Beaver: periods, records and habits of one identifier`() throws {
    let path = try sources.text(
      "beaver.json",
      #"""
      {"order":[],"habits":[
      {"id":"1","name":"Walk","period":{"period_type":"W","period_count":2,"target_count":3},
      "records":[{"day":"2026-03-01","done":true,"text":"rain"},
      {"day":"2026-03-02","done":false,"text":"tired"},{"day":"soon","done":true}]},
      {"id":"1","name":" ","status":"archive","records":[{"day":"2026-03-01","done":1}]},
      {"name":"Sing","period":{"period_type":"M","period_count":1,"target_count":2},"records":[]},
      {"name":"Tax","period":{"period_type":"Y","period_count":1,"target_count":1},"records":[]},
      {"name":"Day","period":{"period_type":"D","period_count":9,"target_count":1},"records":[]},
      {"name":"Odd","period":{"period_type":"H","period_count":1,"target_count":1},"records":[]},
      {"name":"Far","period":{"period_type":"Y","period_count":9223372036854775807,
      "target_count":1},"records":[]},
      {"name":"Gone","status":"soft_delete"},{"id":"2"}]}
      """#)
    try expect(
      path,
      is: """
        Walk: rolling 3/14 [text|1]
        2026-03-01 'rain'
        Habit: daily archived [text|1|2]
        2026-03-01
        Sing: monthly 2 [text|Sing]
        Tax: yearly 1 [text|Tax]
        Day: rolling 1/9 [text|Day]
        Odd: whenever [text|Odd]
        Far: whenever [text|Far]
        Diary: whenever [diary]
        2026-03-02 'Walk: tired' [text|1|2026-03-02]
        beaver.json:4: date("soon")
        beaver.json:12: noHabit
        lost: 1 notDone
        lost: 2 rhythm
        lost: 1 deleted
        """)
  }

  @Test func `a table: words for states, amounts and rows that cannot be read`() throws {
    let request = by("date=Day,goal=What,state=How,amount=Much,unit=In,note=Why")
    let path = try sources.text(
      "my.table.csv",
      """
      Day,What,How,Much,In,Why
      2026-03-01,Run,done,5,km,wet
      2026-03-02,Run,PARTLY,2.5,m,
      2026-03-03,Run,skip,,,
      2026-03-04,Run,no,,,
      2026-03-05,Run,?,,,
      2026-03-06,Run,x,0,,
      2026-03-07,Run,x,lots,,
      2026-03-08,,x,,,
      8 March,Run,x,,,
      2026-03-09,Tea,1,1e1,,
      2026-03-10,Tea,,,,"open
      """)
    try expect(
      path, request,
      is: """
        Run: whenever in km [text|Run]
        2026-03-01 5 'wet' @2
        2026-03-02 partly 2.5 @3
        2026-03-03 rest @4
        Tea: whenever [text|Tea]
        2026-03-09 10 @11
        2026-03-10 'open' @12
        my.table.csv:6: value("?")
        my.table.csv:8: amount("lots")
        my.table.csv:9: noHabit
        my.table.csv:10: date("8 March")
        my.table.csv:12: quotation
        lost: 1 notDone
        lost: 1 zero
        """)
    // Without a column for goals, all rows are of one that is called like the file.
    let plain = by("date=day")
    let tiny = try sources.text("My tea.csv", "day\n1/3/2026\n13/3/2026\n")
    try expect(
      tiny, plain,
      is: """
        My tea: whenever [text|My tea]
        2026-03-01 @2
        2026-03-13 @3
        """)
    #expect(throws: ImportError.noDateColumn(columns: ["day"])) {
      try ReadForeignFile.lines(tiny, by("goal=day"))
    }
    #expect(throws: ImportError.noSuchColumn("Day2", columns: ["day"])) {
      try ReadForeignFile.lines(tiny, by("date=Day2"))
    }
    for text in ["", "date", "date=", "when=Day", "date=a,date=b", "date=a,goal"] {
      #expect(ImportColumns(text) == nil, "\(text)")
    }
    #expect(ImportColumns("Date = a = b")?.names == [.date: "a = b"])
  }
}
