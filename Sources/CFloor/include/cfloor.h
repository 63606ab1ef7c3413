// The floor that Duolog is measured against: plain C that inserts the same rows into SQLite,
// durably, and does nothing else. It parses, hashes and verifies nothing; its input is already
// numbers and ranges of bytes. It uses the SQLite settings that Duolog's guarantees require: the
// write-ahead log and synchronous=FULL (https://sqlite.org/pragma.html#pragma_synchronous).
#ifndef DUOLOG_CFLOOR_H
#define DUOLOG_CFLOOR_H

#include <stddef.h>
#include <stdint.h>

/// A range in a block of bytes.
typedef struct {
  uint32_t offset;
  uint32_t length;
} floor_text;

/// What an event does. `floor_other` is stored only in the log.
typedef enum {
  floor_other = 0,
  floor_goal = 1,
  floor_edit = 2,
  floor_checkin = 3,
  floor_term = 4,
} floor_kind;

/// One event, prepared for insertion.
///
/// For a goal, `first` to `fourth` are its title, scope, owner and status; for an edit the value of
/// `field`; for a check-in `first` to `fifth` are the goal, the day, the note, the zone and the state;
/// for a term the goal, the day, the cadence, the rule and what counts.
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
  floor_text fifth;
} floor_row;

/// Events, and the block of bytes that they refer to.
typedef struct {
  const floor_row *rows;
  size_t count;
  const char *bytes;
} floor_rows;

/// The design of the tables.
typedef enum {
  /// Duolog's own design: the log with its text serves as the table of check-ins, keys are
  /// integers, and there is an index on the entity and a partial one on goal and day.
  floor_layout = 0,
  /// The same without the index on the entity.
  floor_lean_layout = 1,
  /// The obvious first design: a log plus a table for each type, with text keys.
  floor_log_and_tables = 2,
} floor_design;

typedef struct floor_store floor_store;

/// Opens the database at `path` and, unless `creates` is 0, creates its tables. Returns 0, or
/// SQLite's code; then there is nothing to close.
int floor_open(const char *path, floor_design design, int creates, floor_store **store);

/// Closes the database.
int floor_close(floor_store *store);

/// Inserts `count` events from `start` on in one transaction. Skips events that exist already.
int floor_insert(floor_store *store, const floor_rows *rows, size_t start, size_t count);

/// Empties the tables other than the log and refills them, reading the text of every event in the
/// log. `rows` are the events of the log.
int floor_refill(floor_store *store, const floor_rows *rows, int64_t *bytes);

/// The number of events in the log, or -1.
int64_t floor_count(floor_store *store);

/// Writes the text of a device's events after `sequence` to a new file at `path`, one per line, and
/// flushes it and its directory. Sets `count` to their number.
int floor_export(
    floor_store *store, int64_t device, int64_t sequence, const char *path, int64_t *count);

/// Writes bytes to a new file at `path`, and flushes it and its directory. Returns 0, or -1.
int floor_write(const char *path, const char *bytes, size_t count);

/// Writes events to the file at `path` for `floor_read`. Returns 0, or -1.
int floor_save(const char *path, const floor_rows *rows, size_t byte_count);

/// Reads all events of the file at `path` into memory that is never freed. Returns 0, or -1.
int floor_read(const char *path, floor_rows *rows);

#endif
