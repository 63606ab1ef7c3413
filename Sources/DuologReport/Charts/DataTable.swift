/// The numbers behind a chart.
struct DataTable {
  let caption: String
  let head: [String]
  /// The first cell of each row is its heading.
  let rows: [[String]]

  /// Writes it folded, so that it does not stand between the charts.
  func write(_ html: HTMLWriter) {
    html.element(.details) {
      html.element(.summary, text: "The numbers")
      html.element(.div, .class("wide-table"), .role("group"), .label(caption), .focusable) {
        html.element(.table) {
          html.element(.caption, text: caption)
          html.element(.thead) {
            html.element(.tr) {
              for name in head { html.element(.th, .scope("col"), text: name) }
            }
          }
          html.element(.tbody) {
            for row in rows {
              html.element(.tr) {
                for (index, cell) in row.enumerated() {
                  if index == 0 {
                    html.element(.th, .scope("row"), text: cell)
                  } else {
                    html.element(.td, text: cell)
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
