// The system's libsqlite3, and nothing else. A function is added here only when Swift cannot call
// SQLite's own: `sqlite3_db_config` is variadic, which Swift does not import.
#ifndef DUOLOG_CSQLITE_SHIM_H
#define DUOLOG_CSQLITE_SHIM_H

#include <sqlite3.h>

/// Sets one of the boolean options of https://sqlite.org/c3ref/c_dbconfig_defensive.html.
static inline int duolog_sqlite3_db_config_flag(sqlite3 *db, int option, int value) {
  return sqlite3_db_config(db, option, value, (int *)0);
}

#endif
