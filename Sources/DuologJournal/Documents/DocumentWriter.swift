/// Collects the bytes of a document, and passes them on in pieces of whole lines.
final class DocumentWriter {
  private var pending: [UInt8] = []
  private let output: ([UInt8]) throws -> Void

  /// Enough for few system calls, and little memory.
  private static let pieceSize = 64 * 1024

  init(to output: @escaping ([UInt8]) throws -> Void) {
    self.output = output
    pending.reserveCapacity(DocumentWriter.pieceSize + 4096)
  }

  /// Appends bytes as they are.
  func write(_ bytes: some Sequence<UInt8>) { pending.append(contentsOf: bytes) }

  /// Appends text as it is.
  func write(_ text: String) { pending.append(contentsOf: text.utf8) }

  /// Appends a byte.
  func write(_ byte: UInt8) { pending.append(byte) }

  /// Ends a line with `ending`, and passes on what there is if that is a lot.
  func endLine(_ ending: String = "\n") throws {
    write(ending)
    if pending.count >= DocumentWriter.pieceSize { try finish() }
  }

  /// Passes on what is left.
  func finish() throws {
    guard !pending.isEmpty else { return }
    try output(pending)
    pending.removeAll(keepingCapacity: true)
  }
}
