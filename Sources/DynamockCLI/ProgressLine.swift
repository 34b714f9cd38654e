import DynamockExchange
import DynamockStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A line on a terminal that shows the progress of a transfer; nothing is shown if standard error
/// is not a terminal.
enum ProgressLine {
  /// Shows the line on standard error while a closure runs, and removes it afterwards.
  static func show<Value: Sendable>(
    _ progress: ExchangeProgress, during work: () async throws -> Value
  ) async throws -> Value {
    try await show({ text(progress.state) }, during: work)
  }

  /// Shows a text that changes on standard error while a closure runs, and removes it afterwards.
  static func show<Value: Sendable>(
    _ text: @escaping @Sendable () -> String, during work: () async throws -> Value
  ) async throws -> Value {
    guard isatty(2) != 0 else { return try await work() }
    let line = Task {
      while !Task.isCancelled {
        try await Task.sleep(for: .milliseconds(200))
        write("\r\u{1B}[K" + text())
      }
    }
    do {
      let value = try await work()
      await clear(line)
      return value
    } catch {
      await clear(line)
      throw error
    }
  }

  /// Formats the progress, as in `Orders: 120,000 of 1,000,000 items (12 %)`.
  static func text(_ state: ExchangeProgress.State) -> String {
    guard let total = state.total, total > 0 else {
      return "\(state.table): \(Figures.number(state.items)) items"
    }
    let share = min(100, Int(Double(state.items) / Double(total) * 100))
    return "\(state.table): \(Figures.number(state.items)) of \(Figures.number(total)) items "
      + "(\(share) %)"
  }

  /// Replaces the line; an empty text removes it.
  static func replace(by text: String) {
    if isatty(2) != 0 { write("\r\u{1B}[K" + text) }
  }

  private static func clear(_ line: Task<Void, any Error>) async {
    line.cancel()
    _ = await line.result
    write("\r\u{1B}[K")
  }

  private static func write(_ text: String) {
    // If the terminal is gone, only this line is lost.
    _ = Array(text.utf8).withUnsafeBytes { standardError($0.baseAddress, $0.count) }
  }
}

/// The system's `write`, under a name that no method of a type hides.
private let standardError: @Sendable (UnsafeRawPointer?, Int) -> Int = { write(2, $0, $1) }
