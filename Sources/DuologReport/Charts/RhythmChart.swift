import DuologJournal
import DuologMerge

/// How a rhythm went, from 0 to 100.
struct RhythmChart {
  let axis: TimeAxis
  let points: [GoalReport.RhythmPoint]

  func write(_ html: HTMLWriter, label: String) {
    html.element(.div, .class("chart low")) {
      html.element(.div, .class("axis-y"), .hidden) {
        for value in ["100", "50", "0"] { html.element(.span, text: value) }
      }
      html.stretched("plot", width: axis.width, height: 100, label: label) {
        var grid = PathData()
        for y in [0.0, 50, 100] { grid.dash(0, y, axis.width) }
        html.path("grid", grid)
        var (line, area) = (PathData(), PathData())
        for (index, point) in points.enumerated() {
          let (x, y) = (axis.position(point.day), 100 - point.value * 100)
          if index == 0 {
            line.move(x, y)
            area.move(x, 100)
          } else {
            line.line(x, y)
          }
          area.line(x, y)
          if index == points.count - 1 { area.line(x, 100) }
        }
        area.close()
        if points.count == 1, let point = points.first {
          line.dot(axis.position(point.day), 100 - point.value * 100)
        }
        html.path("rhythm-area", area)
        html.path("rhythm", line)
      }
      axis.write(html)
    }
  }
}
