/// A statement that its owner runs repeatedly. It is prepared at the first use, and found without
/// hashing its SQL after that.
///
/// This is the connection's ``Connection/cached(_:)`` statement for the same SQL, so two owners
/// share it. Each must leave it reset or rewound, and bind all of its parameters.
package final class LazyStatement {
  private let connection: Connection
  private let sql: () -> String
  private var statement: Statement?

  /// Prepares nothing yet, and does not even put the SQL together.
  package init(_ sql: @autoclosure @escaping () -> String, on connection: Connection) {
    self.connection = connection
    self.sql = sql
  }

  /// The statement, ready for its parameters.
  ///
  /// - Throws: What ``Connection/cached(_:)`` throws, at the first use.
  package func get() throws(StorageError) -> Statement {
    if let statement { return statement }
    let made = try connection.cached(sql())
    statement = made
    return made
  }
}
