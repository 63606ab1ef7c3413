// What Duolog is measured against: the same rows put into SQLite by plain C, durably, and nothing
// else. Nothing is parsed, hashed or verified here; all is laid ready as numbers and stretches of
// bytes. SQLite's settings are those that Duolog's promises need: the write-ahead log and
// synchronous=FULL (https://sqlite.org/pragma.html#pragma_synchronous).
#ifndef DUOLOG_CFLOOR_H
#define DUOLOG_CFLOOR_H

#include <stddef.h>
#include <stdint.h>

/// A stretch of a block of bytes.
typedef struct {
  uint32_t offset;
  uint32_t length;
} floor_text;

/// What an event does. `floor_other` stands in the log alone.
typedef enum {
  floor_other = 0,
  floor_goal = 1,
  floor_edit = 2,
  floor_checkin = 3,
  floor_term = 4,
} floor_kind;

/// One event, laid ready.
///
/// `first` to `fourth` are, for a goal, its title, scope, owner and status; for an edit the value
/// of `field`; for a check-in the goal, the day and the note; for a term the goal, the day and the
/// cadence.
typedef struct {
  int64_t device;
  int64_t sequence;
  int64_t at;
  int64_t entity;
  int64_t parent;
  int64_t day;
  double amount;
  int32_t kind;
  int32_t field;
  floor_text body;
  floor_text id;
  floor_text first;
  floor_text second;
  floor_text third;
  floor_text fourth;
} floor_row;

/// Events, and the bytes that they are stretches of.
typedef struct {
  const floor_row *rows;
  size_t count;
  const char *bytes;
} floor_rows;

/// How the tables are laid out.
typedef enum {
  /// Duolog's own way: the log with its text is the table of check-ins, keys are integers, and
  /// there is an index on the entity and a partial one on goal and day.
  floor_layout = 0,
  /// The same without the index on the entity.
  floor_lean_layout = 1,
  /// What one would write first: a log, and beside it a table of each type, with text for keys.
  floor_log_and_tables = 2,
} floor_design;

typedef struct floor_store floor_store;

/// Opens the database at `path`; where `creates` is not 0, makes its tables. 0, or SQLite's code:
/// then there is nothing to be closed.
int floor_open(const char *path, floor_design design, int creates, floor_store **store);

/// Closes the database.
int floor_close(floor_store *store);

/// Inserts `count` events from `start` on in one transaction. Events held already are passed over.
int floor_insert(floor_store *store, const floor_rows *rows, size_t start, size_t count);

/// Empties the tables beside the log and fills them anew, reading the text of every event of the
/// log as it goes. `rows` are the events of the log.
int floor_refill(floor_store *store, const floor_rows *rows, int64_t *bytes);

/// The number of events in the log, or -1.
int64_t floor_count(floor_store *store);

/// Writes the text of a device's events behind `sequence` to a new file at `path`, one a line,
/// flushes it and its directory. Sets `count` to their number.
int floor_export(
    floor_store *store, int64_t device, int64_t sequence, const char *path, int64_t *count);

/// Writes bytes to a new file at `path`, flushes it and its directory. 0, or -1.
int floor_write(const char *path, const char *bytes, size_t count);

/// Writes events to the file at `path` for `floor_read`. 0, or -1.
int floor_save(const char *path, const floor_rows *rows, size_t byte_count);

/// Reads all events of the file at `path` into memory that is never given back. 0, or -1.
int floor_read(const char *path, floor_rows *rows);

#endif
