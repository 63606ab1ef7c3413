/// Charts as SVG in the page itself.
extension HTMLWriter {
  /// A picture of `width` by `height` units that keeps its shape.
  ///
  /// - Parameters:
  ///   - scale: how many pixels a unit has where there is room.
  ///   - label: what somebody hears who does not see it; `nil` if it adds nothing to what is beside
  ///     it.
  func picture(
    _ name: String, width: Double, height: Double, scale: Double, label: String?,
    content: () -> Void
  ) {
    element(
      .svg, .class(name), HTMLAttribute("viewBox", HTMLWriter.box(width, height)),
      HTMLAttribute("width", PathData.number(width * scale)),
      HTMLAttribute("height", PathData.number(height * scale)),
      label == nil ? .hidden : .role("img"), label.map(HTMLAttribute.label),
      content: content)
  }

  /// A picture as wide as the page and as high as its style says: its units have no fixed shape.
  func stretched(
    _ name: String, width: Double, height: Double, label: String?, content: () -> Void
  ) {
    element(
      .svg, .class(name), HTMLAttribute("viewBox", HTMLWriter.box(width, height)),
      HTMLAttribute("preserveAspectRatio", "none"), label == nil ? .hidden : .role("img"),
      label.map(HTMLAttribute.label), content: content)
  }

  private static func box(_ width: Double, _ height: Double) -> String {
    "0 0 \(PathData.number(width)) \(PathData.number(height))"
  }

  /// Draws a path, unless it is empty.
  func path(_ name: String, _ data: PathData) {
    guard !data.isEmpty else { return }
    element(.path, .class(name), HTMLAttribute("d", data.text))
  }

  /// Writes a short text of ours into a picture.
  func label(_ text: String, _ name: String, _ x: Double, _ y: Double) {
    element(
      .text, .class(name), HTMLAttribute("x", PathData.number(x)),
      HTMLAttribute("y", PathData.number(y)), text: text)
  }
}
