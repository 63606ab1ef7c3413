import Foundation

/// Prints a line that is visible at once, even if the output goes to a file, because the next one
/// may take a while.
func say(_ line: String) {
  print(line)
  fflush(nil)
}
