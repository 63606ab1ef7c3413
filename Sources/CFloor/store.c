#include "cfloor.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "files.h"

struct floor_store {
  sqlite3 *db;
  floor_design design;
  sqlite3_stmt *log;
  sqlite3_stmt *field;
  sqlite3_stmt *term;
  sqlite3_stmt *checkin;
};

static const char *const field_names[] = {"title", "scope", "owner", "status", "due", "other"};
enum { field_count = 6 };

static const char *const layout_tables =
    "CREATE TABLE events (key INTEGER PRIMARY KEY, at INTEGER, kind INTEGER, entity INTEGER,"
    " parent INTEGER, day INTEGER, body TEXT);"
    "CREATE INDEX events_dated ON events (parent, day) WHERE parent IS NOT NULL;"
    "CREATE TABLE goal_fields (goal INTEGER, field INTEGER, value TEXT, at INTEGER,"
    " device INTEGER, PRIMARY KEY (goal, field)) WITHOUT ROWID;"
    "CREATE TABLE terms (id INTEGER PRIMARY KEY, goal INTEGER, day INTEGER, cadence TEXT,"
    " rule TEXT, counts TEXT, target REAL);"
    "CREATE INDEX terms_goal ON terms (goal);";

static const char *const first_tables =
    "CREATE TABLE events (device INTEGER, seq INTEGER, at INTEGER, kind INTEGER, entity TEXT,"
    " body TEXT, PRIMARY KEY (device, seq)) WITHOUT ROWID;"
    "CREATE TABLE goal_fields (goal TEXT, field TEXT, value TEXT, at INTEGER, device INTEGER,"
    " PRIMARY KEY (goal, field)) WITHOUT ROWID;"
    "CREATE TABLE terms (id TEXT PRIMARY KEY, goal TEXT, day TEXT, cadence TEXT, rule TEXT,"
    " counts TEXT, target REAL) WITHOUT ROWID;"
    "CREATE INDEX terms_goal ON terms (goal);"
    "CREATE TABLE checkins (id TEXT PRIMARY KEY, goal TEXT, day TEXT, zone TEXT, state TEXT,"
    " amount REAL, note TEXT, at INTEGER, device INTEGER) WITHOUT ROWID;"
    "CREATE INDEX checkins_goal ON checkins (goal, day);";

/// The row of an event: a small number for its device above 40 bits, and the sequence number. Two
/// devices with the same number would lack rows, and their count is checked.
static int64_t row_key(int64_t device, int64_t sequence) {
  return (device & 0x3fff) << 40 | sequence;
}

static int run(floor_store *store, const char *sql) {
  return sqlite3_exec(store->db, sql, 0, 0, 0);
}

static int prepare(floor_store *store, const char *sql, sqlite3_stmt **statement) {
  return sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, 0);
}

static int prepare_all(floor_store *store) {
  int is_layout = store->design != floor_log_and_tables;
  int code = prepare(
      store,
      is_layout ? "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
                : "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
      &store->log);
  if (code == SQLITE_OK)
    code = prepare(
        store,
        "INSERT INTO goal_fields VALUES (?, ?, ?, ?, ?) ON CONFLICT (goal, field) DO UPDATE"
        " SET value = excluded.value, at = excluded.at, device = excluded.device"
        " WHERE (excluded.at, excluded.device) > (at, device)",
        &store->field);
  if (code == SQLITE_OK)
    code = prepare(
        store, "INSERT INTO terms VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        &store->term);
  if (code == SQLITE_OK && !is_layout)
    code = prepare(
        store, "INSERT INTO checkins VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        &store->checkin);
  return code;
}

int floor_open(const char *path, floor_design design, int creates, floor_store **result) {
  floor_store *store = calloc(1, sizeof *store);
  if (!store) return SQLITE_NOMEM;
  store->design = design;
  int code = sqlite3_open(path, &store->db);
  if (code == SQLITE_OK) code = run(store, "PRAGMA journal_mode = WAL");
  if (code == SQLITE_OK) code = run(store, "PRAGMA synchronous = FULL");
  if (code == SQLITE_OK) code = run(store, "PRAGMA cache_size = -65536");
  if (code == SQLITE_OK && creates) {
    code = run(store, design == floor_log_and_tables ? first_tables : layout_tables);
    if (code == SQLITE_OK && design == floor_layout)
      code = run(store, "CREATE INDEX events_entity ON events (entity)");
  }
  if (code == SQLITE_OK) code = prepare_all(store);
  if (code == SQLITE_OK) {
    *result = store;
  } else {
    floor_close(store);
  }
  return code;
}

int floor_close(floor_store *store) {
  sqlite3_finalize(store->log);
  sqlite3_finalize(store->field);
  sqlite3_finalize(store->term);
  sqlite3_finalize(store->checkin);
  int code = sqlite3_close(store->db);
  free(store);
  return code;
}

static int step(sqlite3_stmt *statement) {
  int code = sqlite3_step(statement);
  return code == SQLITE_DONE ? sqlite3_reset(statement) : code;
}

static void bind_text(sqlite3_stmt *statement, int index, const char *bytes, floor_text text) {
  sqlite3_bind_text(statement, index, bytes + text.offset, (int)text.length, SQLITE_STATIC);
}

static int put_field(
    floor_store *store, const floor_row *row, const char *bytes, int field, floor_text value) {
  if (field < 0 || field >= field_count) field = field_count - 1;
  if (store->design == floor_log_and_tables) {
    bind_text(store->field, 1, bytes, row->id);
    sqlite3_bind_text(store->field, 2, field_names[field], -1, SQLITE_STATIC);
  } else {
    sqlite3_bind_int64(store->field, 1, row->entity);
    sqlite3_bind_int(store->field, 2, field);
  }
  bind_text(store->field, 3, bytes, value);
  sqlite3_bind_int64(store->field, 4, row->at);
  sqlite3_bind_int64(store->field, 5, row->device);
  return step(store->field);
}

static int put_goal(floor_store *store, const floor_row *row, const char *bytes) {
  const floor_text values[] = {row->first, row->second, row->third, row->fourth};
  for (int field = 0; field < 4; field++) {
    int code = put_field(store, row, bytes, field, values[field]);
    if (code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

static int put_term(floor_store *store, const floor_row *row, const char *bytes) {
  if (store->design == floor_log_and_tables) {
    bind_text(store->term, 1, bytes, row->id);
    bind_text(store->term, 2, bytes, row->first);
    bind_text(store->term, 3, bytes, row->second);
  } else {
    sqlite3_bind_int64(store->term, 1, row->entity);
    sqlite3_bind_int64(store->term, 2, row->parent);
    sqlite3_bind_int64(store->term, 3, row->day);
  }
  bind_text(store->term, 4, bytes, row->third);
  bind_text(store->term, 5, bytes, row->fourth);
  bind_text(store->term, 6, bytes, row->fifth);
  sqlite3_bind_double(store->term, 7, row->amount);
  return step(store->term);
}

static int put_checkin(floor_store *store, const floor_row *row, const char *bytes) {
  if (store->design != floor_log_and_tables) return SQLITE_OK;
  bind_text(store->checkin, 1, bytes, row->id);
  bind_text(store->checkin, 2, bytes, row->first);
  bind_text(store->checkin, 3, bytes, row->second);
  bind_text(store->checkin, 4, bytes, row->fourth);
  bind_text(store->checkin, 5, bytes, row->fifth);
  sqlite3_bind_double(store->checkin, 6, row->amount);
  bind_text(store->checkin, 7, bytes, row->third);
  sqlite3_bind_int64(store->checkin, 8, row->at);
  sqlite3_bind_int64(store->checkin, 9, row->device);
  return step(store->checkin);
}

/// Updates the tables other than the log with an event.
static int project(floor_store *store, const floor_row *row, const char *bytes) {
  switch (row->kind) {
    case floor_goal: return put_goal(store, row, bytes);
    case floor_edit: return put_field(store, row, bytes, row->field, row->first);
    case floor_checkin: return put_checkin(store, row, bytes);
    case floor_term: return put_term(store, row, bytes);
    default: return SQLITE_OK;
  }
}

static int put(floor_store *store, const floor_row *row, const char *bytes) {
  sqlite3_stmt *log = store->log;
  if (store->design == floor_log_and_tables) {
    sqlite3_bind_int64(log, 1, row->device);
    sqlite3_bind_int64(log, 2, row->sequence);
    sqlite3_bind_int64(log, 3, row->at);
    sqlite3_bind_int(log, 4, row->kind);
    bind_text(log, 5, bytes, row->id);
    bind_text(log, 6, bytes, row->body);
  } else {
    sqlite3_bind_int64(log, 1, row_key(row->device, row->sequence));
    sqlite3_bind_int64(log, 2, row->at);
    sqlite3_bind_int(log, 3, row->kind);
    sqlite3_bind_int64(log, 4, row->entity);
    if (row->kind == floor_checkin) {
      sqlite3_bind_int64(log, 5, row->parent);
      sqlite3_bind_int64(log, 6, row->day);
    } else {
      sqlite3_bind_null(log, 5);
      sqlite3_bind_null(log, 6);
    }
    bind_text(log, 7, bytes, row->body);
  }
  int code = step(log);
  if (code != SQLITE_OK || sqlite3_changes(store->db) == 0) return code;
  return project(store, row, bytes);
}

/// Ends a transaction: commits it if `code` is 0.
static int end(floor_store *store, int code) {
  if (code == SQLITE_OK) return run(store, "COMMIT");
  run(store, "ROLLBACK");
  return code;
}

int floor_insert(floor_store *store, const floor_rows *rows, size_t start, size_t count) {
  if (start > rows->count || count > rows->count - start) return SQLITE_RANGE;
  int code = run(store, "BEGIN IMMEDIATE");
  if (code != SQLITE_OK) return code;
  for (size_t index = start; code == SQLITE_OK && index < start + count; index++)
    code = put(store, &rows->rows[index], rows->bytes);
  return end(store, code);
}

int floor_refill(floor_store *store, const floor_rows *rows, int64_t *bytes) {
  int code = run(store, "BEGIN IMMEDIATE");
  if (code != SQLITE_OK) return code;
  code = run(store, "DELETE FROM goal_fields; DELETE FROM terms;");
  // The index of check-ins follows from the log as well.
  if (code == SQLITE_OK && store->design != floor_log_and_tables)
    code = run(store, "REINDEX events_dated");
  if (code == SQLITE_OK && store->design == floor_log_and_tables)
    code = run(store, "DELETE FROM checkins");
  sqlite3_stmt *log = 0;
  if (code == SQLITE_OK) code = prepare(store, "SELECT body FROM events", &log);
  *bytes = 0;
  if (code == SQLITE_OK) {
    while ((code = sqlite3_step(log)) == SQLITE_ROW)
      if (sqlite3_column_text(log, 0)) *bytes += sqlite3_column_bytes(log, 0);
    if (code == SQLITE_DONE) code = SQLITE_OK;
  }
  sqlite3_finalize(log);
  for (size_t index = 0; code == SQLITE_OK && index < rows->count; index++)
    code = project(store, &rows->rows[index], rows->bytes);
  return end(store, code);
}

int64_t floor_count(floor_store *store) {
  sqlite3_stmt *select = 0;
  int64_t count = -1;
  if (prepare(store, "SELECT count(*) FROM events", &select) == SQLITE_OK &&
      sqlite3_step(select) == SQLITE_ROW)
    count = sqlite3_column_int64(select, 0);
  sqlite3_finalize(select);
  return count;
}

int floor_export(
    floor_store *store, int64_t device, int64_t sequence, const char *path, int64_t *count) {
  sqlite3_stmt *select = 0;
  int is_layout = store->design != floor_log_and_tables;
  int code = prepare(
      store,
      is_layout ? "SELECT body FROM events WHERE key BETWEEN ? + 1 AND ? ORDER BY key"
                : "SELECT body FROM events WHERE device = ? AND seq > ? ORDER BY seq",
      &select);
  if (code != SQLITE_OK) return code;
  sqlite3_bind_int64(select, 1, is_layout ? row_key(device, sequence) : device);
  sqlite3_bind_int64(select, 2, is_layout ? row_key(device, 0) + ((int64_t)1 << 40) - 1 : sequence);
  floor_file file;
  *count = 0;
  if (floor_file_create(&file, path) != 0) code = SQLITE_CANTOPEN;
  if (code == SQLITE_OK) {
    while ((code = sqlite3_step(select)) == SQLITE_ROW) {
      const char *body = (const char *)sqlite3_column_text(select, 0);
      floor_file_write(&file, body, (size_t)sqlite3_column_bytes(select, 0));
      floor_file_write(&file, ",\n", 2);
      *count += 1;
    }
    code = code == SQLITE_DONE ? SQLITE_OK : code;
    if (floor_file_finish(&file) != 0) code = SQLITE_IOERR;
  }
  sqlite3_finalize(select);
  return code;
}
