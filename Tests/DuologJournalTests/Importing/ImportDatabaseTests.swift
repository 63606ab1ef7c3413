import DuologTesting
import Testing

@testable import DuologJournal

/// What is read of the databases of other apps, row by row.
@Suite struct ImportDatabaseTests {
  private let sources: ImportSources

  init() throws { sources = ImportSources(directory: try TemporaryDirectory()) }

  private func expect(
    _ path: String, is lines: String, at place: SourceLocation = #_sourceLocation
  ) throws {
    let found = try ReadForeignFile.lines(path)
    #expect(found == lines.split(separator: "\n").map(String.init), sourceLocation: place)
  }

  @Test func `Rewire: each kind of rhythm, and dates that are eight digits`() throws {
    let path = try sources.database(
      "rewire.db",
      """
      CREATE TABLE Habits(_id INTEGER PRIMARY KEY, Name, description, active_days, schedule, days,
        period, repeating_count, archived, start_date);
      CREATE TABLE CHECKINS(Habit_id, date, type, note, actual_count);
      INSERT INTO Habits VALUES
        (1, ' Run ', 'far', '0,2, 4', 0, 0, 0, 0, 0, ''),
        (2, 'All', '', '6,5,4,3,2,1,0', 0, 0, 0, 0, 1, ''),
        (3, 'Week', NULL, '', 1, 3, 0, 0, 0, ''), (4, 'Month', '', '', 1, 2, 1, 0, 0, ''),
        (5, 'Year', '', '', 1, 4, 2, 0, 0, ''), (6, 'Odd', '', '', 1, 3, 3, 0, 0, ''),
        (7, 'Every', '', '', 2, 0, 0, 3, 0, ''), (8, 'Day', '', '', 2, 0, 0, 1, 0, ''),
        (9, 'Far', '', '', 2, 0, 0, 1000, 0, ''), (10, 'Max', '', '', 2, 0, 0, 999, 0, ''),
        (11, 'Zero', '', '', 2, 0, 0, 0, 0, ''), (12, 'Twice', '', '0,0', 0, 0, 0, 0, 0, ''),
        (13, 'None', '', '', 0, 0, 0, 0, 0, ''), (14, 'Bad', '', '7', 0, 0, 0, 0, 0, ''),
        (15, 'Run', '', '', 9, 0, 0, 0, 2, ''), (16, '', '', '', 1, 1, 0, 0, 0, '');
      INSERT INTO CHECKINS VALUES (1, '20260301', 2, 'wet', 5), (1, '20260302', 2, NULL, 1),
        (1, 20260303, 2, '', 0), (1, '20260304', 1, 'why', NULL), (1, '20260305', 3, '', 4),
        (1, '+9991231', 2, '', 1), (1, '2026030', 2, '', 1), (1, '202603011', 2, '', 1),
        (1, '20260230', 2, '', 1), (99, '20260301', 2, '', 1), (15, '20260301', 2, '', '2.5');
      """)
    try expect(
      path,
      is: """
        Run: on mon,wed,fri how far [text|Run]
        2026-03-01 5 'wet' @1
        2026-03-02 @2
        2026-03-03 @3
        All: daily archived [text|All]
        Week: weekly 3 [text|Week]
        Month: monthly 2 [text|Month]
        Year: yearly 4 [text|Year]
        Odd: whenever [text|Odd]
        Every: every 3 [text|Every]
        Day: daily [text|Day]
        Far: whenever [text|Far]
        Max: every 999 [text|Max]
        Zero: whenever [text|Zero]
        Twice: whenever [text|Twice]
        None: whenever [text|None]
        Bad: whenever [text|Bad]
        Run: whenever [text|Run|2]
        2026-03-01 2.5 @11
        Habit 16: weekly 1 [text|Habit 16]
        Diary: whenever [diary]
        2026-03-04 'Run: why' [text|Run|2026-03-04]
        rewire.db:6: date("+9991231")
        rewire.db:7: date("2026030")
        rewire.db:8: date("202603011")
        rewire.db:9: date("20260230")
        lost: 2 notDone
        lost: 7 rhythm
        lost: 1 deleted
        """)
  }

  @Test func `Tickmate: months from 0, tracks of one name, and ticks of none`() throws {
    let path = try sources.database(
      "tickmate.db",
      """
      CREATE TABLE tracks(_id, name, description, enabled);
      CREATE TABLE ticks(_track_id, year, month, day);
      INSERT INTO tracks VALUES (1, 'Tea', 'mint', 1), (2, 'Tea', '', 0), (3, '', NULL, NULL),
        (NULL, 'Nothing', '', 1);
      INSERT INTO ticks VALUES (1, 2016, 0, 1), (2, 2016, 11, 31), (3, 2015, 1, 28),
        (1, 2016, 12, 1), (1, 2016, -1, 1), (1, 2015, 1, 29), (1, 2016, 0, 0), (1, 'x', 0, 1),
        (9, 2016, 0, 1), (NULL, 2016, 0, 1);
      """)
    try expect(
      path,
      is: """
        Tea: whenever how mint [text|Tea]
        2016-01-01 @1
        Tea: whenever archived [text|Tea|2]
        2016-12-31 @2
        Track 3: whenever [text|Track 3]
        2015-02-28 @3
        tickmate.db:4: noHabit
        tickmate.db:4: date("2016-12-1")
        tickmate.db:5: date("2016--1-1")
        tickmate.db:6: date("2015-1-29")
        tickmate.db:7: date("2016-0-0")
        tickmate.db:8: date("x-0-1")
        lost: 2 deleted
        """)
  }
}
