import Dynamock

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A line on a terminal that shows the progress of a check; nothing is shown if standard error is
/// not a terminal.
final class CheckProgress {
  private let isShown = isatty(2) != 0
  private var next = ContinuousClock.now

  /// Shows the progress, at most five times a second.
  func show(_ progress: FileCheck.Progress) {
    guard isShown, ContinuousClock.now >= next else { return }
    next = .now + .milliseconds(200)
    StandardStreams.writeError("\r\u{1B}[K" + Self.text(progress))
  }

  /// Formats the progress, as in `table Orders: 120000 entries`.
  static func text(_ progress: FileCheck.Progress) -> String {
    progress.entries == 0 ? progress.place : "\(progress.place): \(progress.entries) entries"
  }

  /// Removes the line.
  func clear() {
    if isShown { StandardStreams.writeError("\r\u{1B}[K") }
  }
}
