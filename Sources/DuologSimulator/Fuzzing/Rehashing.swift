import DuologMerge

/// Makes a bundle with false content verify, so that the deception goes deeper.
struct Rehashing {
  /// Whether to renumber events, starting with the number that their segment gives.
  let renumbers: Bool

  /// Recomputes all digests, as far as their inputs make sense.
  func apply(to tree: inout JSONTree) {
    guard var segments = tree["logs"]?.elements else { return }
    var ends: [String: (last: Int64, after: Digest)] = [:]
    for index in segments.indices { rehash(&segments[index], &ends) }
    tree["logs"]?.elements = segments
  }

  private func rehash(
    _ segment: inout JSONTree, _ ends: inout [String: (last: Int64, after: Digest)]
  ) {
    guard let name = segment["device"]?.text, let log = LogID(name),
      let first = segment["first"]?.integer, case .array(var events)? = segment["events"]
    else { return }
    var digest = segment["before"]?.text.flatMap { Digest($0) } ?? LogDigest.origin(of: log.device)
    if first == 1 { digest = LogDigest.origin(of: log.device) }
    if let end = ends[name], end.last == first &- 1 { digest = end.after }
    segment["before"] = .string(digest.description)
    for index in events.indices {
      if renumbers { events[index]["seq"] = .literal("\(first &+ Int64(index))") }
      digest = LogDigest.chained(digest, events[index].bytes)
    }
    segment["events"] = .array(events)
    if renumbers { segment["last"] = .literal("\(first &+ Int64(events.count) &- 1)") }
    segment["after"] = .string(digest.description)
    ends[name] = (segment["last"]?.integer ?? 0, digest)
  }
}
