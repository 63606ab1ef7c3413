import DuologSync

extension Store {
  /// What `body` reads, now and after each change that concerns it: from here, from a sync, by another
  /// process, or because a day has begun.
  ///
  /// The stream ends when the store is closed or its task is cancelled. It reads when it is asked for
  /// the next value, so changes that follow each other quickly are combined, and a slow reader misses
  /// nothing but what was out of date.
  ///
  /// ```swift
  /// for try await week in store.views({ try $0.weekView() }) { print(week.day) }
  /// ```
  ///
  /// - Complexity: After each transaction of anybody, one run of `body`.
  public func views<Value: Sendable & Equatable>(
    _ body: @escaping @Sendable (Content) throws -> Value
  ) -> Views<Content, Value> {
    Views(store: self, isSame: { $0 == $1 }, body: body)
  }

  /// The same for values that `isSame` compares.
  public func views<Value: Sendable>(
    comparedBy isSame: @escaping @Sendable (Value, Value) -> Bool,
    _ body: @escaping @Sendable (Content) throws -> Value
  ) -> Views<Content, Value> {
    Views(store: self, isSame: isSame, body: body)
  }
}

/// The values of ``Store/views(_:)``.
public struct Views<Content: StoreContent, Value: Sendable>: AsyncSequence, Sendable {
  public typealias Element = Value

  let store: Store<Content>
  let isSame: @Sendable (Value, Value) -> Bool
  let body: @Sendable (Content) throws -> Value

  /// The first value is what the data says now.
  public func makeAsyncIterator() -> Iterator {
    store.watchForChanges()
    return Iterator(views: self)
  }

  /// Waits for one value after the other.
  public struct Iterator: AsyncIteratorProtocol {
    let views: Views
    private var last: Value?
    /// The state of the file when it was last read.
    private var version: Int64?
    private var turn: UInt64 = 0
    private var seen: UInt64 = 0
    private var isEnded = false

    init(views: Views) { self.views = views }

    /// The next value; `nil` once the store is closed or the task is cancelled.
    ///
    /// - Throws: what the view's closure throws; then the stream ends.
    public mutating func next() async throws -> Value? {
      while !isEnded {
        if version != nil {
          guard let changes = await views.store.hub.change(after: seen) else { break }
          seen = changes
        } else {
          seen = await views.store.hub.changes
        }
        do {
          if let value = try await read() { return value }
        } catch let error as StorageError where error.kind == .closed {
          break
        } catch is CancellationError {
          break
        } catch {
          isEnded = true
          throw error
        }
      }
      isEnded = true
      return nil
    }

    /// The value, if it is another one than before.
    private mutating func read() async throws -> Value? {
      let turn = await views.store.hub.turns
      let known = turn == self.turn ? version : nil
      self.turn = turn
      let (version, value) = try await views.store.reader.run { [body = views.body] content in
        // Only other connections write, so this number changes with each of their transactions.
        let version = try content.replica.dataVersion()
        if version == known { return (version, Value?.none) }
        return (version, try content.replica.reading { try body(content) })
      }
      self.version = version
      guard let value else { return nil }
      if let last, views.isSame(last, value) { return nil }
      last = value
      return value
    }
  }
}
