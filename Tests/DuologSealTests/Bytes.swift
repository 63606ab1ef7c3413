import DuologTesting
import Testing

@testable import DuologSeal

/// The bytes that `digits`, with spaces and line ends between, stand for.
func hex(_ digits: String) throws -> [UInt8] {
  var rest = digits.filter { !$0.isWhitespace }[...]
  var bytes: [UInt8] = []
  while !rest.isEmpty {
    bytes.append(try #require(UInt8(rest.prefix(2), radix: 16)))
    rest = rest.dropFirst(2)
  }
  return bytes
}

/// So many times the same byte.
func repeated(_ byte: UInt8, _ count: Int) -> [UInt8] {
  [UInt8](repeating: byte, count: count)
}

/// So many bytes that a seed determines.
func sample(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
  var generator = SplitMix64(seed: seed)
  var bytes = repeated(0, count)
  bytes.withUnsafeMutableBytes { $0.fill(from: &generator) }
  return bytes
}

extension SecretBytes {
  convenience init(copying bytes: [UInt8]) {
    self.init(count: bytes.count)
    withBytes { $0.copyBytes(from: bytes) }
  }

  var copy: [UInt8] { withBytes { Array($0) } }
}

/// The text of RFC 8439, sections 2.4.2 and 2.8.2.
let sunscreen = Array(
  """
  Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, \
  sunscreen would be it.
  """.utf8)

/// The text of RFC 8439, appendix A.2 and A.3.
let contribution = Array(
  """
  Any submission to the IETF intended by the Contributor for publication as all or part of an IETF \
  Internet-Draft or RFC and any statement made within the context of an IETF activity is considered \
  an "IETF Contribution". Such statements include oral statements in IETF sessions, as well as \
  written and electronic communications made at any time or place, which are addressed to
  """.utf8)

/// The other text of RFC 8439, appendix A.2 and A.3.
let jabberwocky = Array(
  """
  'Twas brillig, and the slithy toves
  Did gyre and gimble in the wabe:
  All mimsy were the borogoves,
  And the mome raths outgrabe.
  """.utf8)
