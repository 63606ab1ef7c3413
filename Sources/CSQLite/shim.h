// The system's libsqlite3, and nothing else. A function is added here only when Swift cannot call
// SQLite's own: `sqlite3_config` and `sqlite3_db_config` are variadic, and `SQLITE_TRANSIENT` is a
// cast in a macro; Swift imports neither.
#ifndef DUOLOG_CSQLITE_SHIM_H
#define DUOLOG_CSQLITE_SHIM_H

#include <sqlite3.h>

/// Sets one of the integer options of https://sqlite.org/c3ref/c_config_covering_index_scan.html.
static inline int duolog_sqlite3_config_integer(int option, int value) {
  return sqlite3_config(option, value);
}

/// Sets one of the boolean options of https://sqlite.org/c3ref/c_dbconfig_defensive.html.
static inline int duolog_sqlite3_db_config_flag(sqlite3 *db, int option, int value) {
  return sqlite3_db_config(db, option, value, (int *)0);
}

/// Binds UTF-8 text of which SQLite makes a copy: https://sqlite.org/c3ref/bind_blob.html.
static inline int duolog_sqlite3_bind_text_copy(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_text64(
      statement, index, (const char *)bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// Binds a blob of which SQLite makes a copy: https://sqlite.org/c3ref/bind_blob.html.
static inline int duolog_sqlite3_bind_blob_copy(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}

#endif
