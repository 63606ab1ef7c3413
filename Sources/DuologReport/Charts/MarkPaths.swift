import DuologJournal

/// The marks of a heat map: for each kind, one path with a dot for each day, told apart by shape as
/// well as by color.
struct MarkPaths {
  private var paths: [DayDoers: PathData] = [:]

  mutating func add(_ doers: DayDoers, _ x: Double, _ y: Double) {
    if doers == .rest {
      paths[doers, default: PathData()].dash(x - 2, y, 4)
    } else {
      paths[doers, default: PathData()].dot(x, y)
    }
  }

  func draw(_ html: HTMLWriter) {
    for doers in DayDoers.allCases {
      guard let path = paths[doers] else { continue }
      html.path(doers.shape, path)
      // A hole makes it another shape.
      if doers == .both || doers == .partly { html.path("hole", path) }
    }
  }
}

extension DayDoers {
  /// The name of its shape in the style sheet.
  var shape: String {
    switch self {
    case .me: "me"
    case .partner: "them"
    case .both: "both"
    case .partly: "part"
    case .rest: "rest"
    }
  }
}

/// The shapes of a chart and what they mean.
struct Legend {
  private(set) var items: [(shape: String, meaning: String)] = []

  mutating func add(_ shape: String, _ meaning: String) { items.append((shape, meaning)) }

  func write(_ html: HTMLWriter) {
    guard !items.isEmpty else { return }
    html.element(.ul, .class("legend")) {
      for item in items {
        html.element(.li) {
          html.picture("key", width: 12, height: 12, scale: 1.25, label: nil) {
            Legend.draw(item.shape, html)
          }
          html.written(item.meaning)
        }
      }
    }
  }

  private static func draw(_ shape: String, _ html: HTMLWriter) {
    var path = PathData()
    switch shape {
    case "rest": path.dash(4, 6, 4)
    case "line-me", "line-them", "target", "rhythm": path.dash(1, 6, 10)
    case "stress", "life", "wide", "total": path.rectangle(1, 2, width: 10, height: 8)
    case "narrow": path.rectangle(3.5, 2, width: 5, height: 8)
    default: path.dot(6, 6)
    }
    html.path(shape, path)
    if shape == "both" || shape == "part" { html.path("hole", path) }
  }
}
