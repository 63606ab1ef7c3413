import Foundation

/// Prints a line that is seen at once, where the output goes to a file too: what comes next may take
/// a while.
func say(_ line: String) {
  print(line)
  fflush(nil)
}
