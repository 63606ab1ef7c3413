import DuologJournal
import DuologMerge

/// Amounts as columns, with what the goal asks for as a line across them.
///
/// What one of the two did is wide, and what the other did is narrow and stands on top of it: what
/// they did together is the height of both.
struct ColumnChart {
  let amounts: AmountsReport
  let days: ClosedRange<Day>

  /// The highest value that the chart has room for.
  private var top: Amount {
    let values = amounts.columns.flatMap { [$0.mine + $0.partners, $0.target ?? .zero] }
    return values.max() ?? .zero
  }

  func write(_ html: HTMLWriter, label: String) {
    let top = max(1, Double(self.top.thousandths))
    let axis = TimeAxis(days: days)
    html.element(.div, .class("chart")) {
      html.element(.div, .class("axis-y"), .hidden) {
        html.element(.span, text: ColumnChart.short(self.top))
        html.element(.span, text: "0")
      }
      html.stretched("plot", width: axis.width, height: 100, label: label) {
        var grid = PathData()
        for y in [0.0, 50, 100] { grid.dash(0, y, axis.width) }
        html.path("grid", grid)
        var (wide, narrow, target) = (PathData(), PathData(), PathData())
        for column in amounts.columns {
          let first = axis.position(column.period.first) - 0.5
          let last = axis.position(column.period.last ?? days.upperBound) + 0.5
          let width = last - first
          func height(_ amount: Amount) -> Double {
            max(0, Double(amount.thousandths)) / top * 96
          }
          let mine = height(column.mine)
          if mine > 0 {
            wide.rectangle(first + width * 0.14, 100 - mine, width: width * 0.72, height: mine)
          }
          let partners = height(column.partners)
          if partners > 0 {
            narrow.rectangle(
              first + width * 0.3, 100 - mine - partners, width: width * 0.4, height: partners)
          }
          if let asked = column.target {
            target.dash(first, 100 - height(asked), width)
          }
        }
        html.path(amounts.isJoint ? "total" : "wide", wide)
        html.path("narrow", narrow)
        html.path("target", target)
      }
      axis.write(html)
    }
  }

  /// An amount without decimals that nobody would read on an axis.
  private static func short(_ amount: Amount) -> String {
    amount.thousandths >= 100_000 ? "\(amount.thousandths / 1000)" : amount.description
  }
}
