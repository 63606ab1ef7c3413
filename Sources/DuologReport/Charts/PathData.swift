/// What a path of SVG draws (SVG 2, 9.3), as short as it can be.
struct PathData {
  private(set) var text = ""

  var isEmpty: Bool { text.isEmpty }

  /// A dot: a line of nearly no length, of which only the ends are seen. The width of the stroke is
  /// its size, and the shape of the ends its shape.
  ///
  /// Chromium prints square ends of a line only if it has a length.
  mutating func dot(_ x: Double, _ y: Double) {
    move(x, y)
    text += "h.1"
  }

  /// A short line to the right.
  mutating func dash(_ x: Double, _ y: Double, _ length: Double) {
    move(x, y)
    text += "h\(PathData.number(length))"
  }

  mutating func move(_ x: Double, _ y: Double) {
    text += "M\(PathData.number(x)) \(PathData.number(y))"
  }

  mutating func line(_ x: Double, _ y: Double) {
    text += "L\(PathData.number(x)) \(PathData.number(y))"
  }

  mutating func rectangle(_ x: Double, _ y: Double, width: Double, height: Double) {
    move(x, y)
    let (width, height) = (PathData.number(width), PathData.number(height))
    text += "h\(width)v\(height)h-\(width)z"
  }

  mutating func close() { text += "z" }

  /// A number with one decimal, if it needs it.
  static func number(_ value: Double) -> String {
    let tenths = Int((min(max(value, -1e6), 1e6) * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}
