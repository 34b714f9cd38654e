import DynamockExchange

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One line on a terminal that tells how far a transfer has come; nothing where nobody looks.
enum ProgressLine {
  /// Shows the line on standard error while some work goes on, and removes it afterwards.
  static func show<Value: Sendable>(
    _ progress: ExchangeProgress, during work: () async throws -> Value
  ) async throws -> Value {
    guard isatty(2) != 0 else { return try await work() }
    let line = Task {
      while !Task.isCancelled {
        try await Task.sleep(for: .milliseconds(200))
        write("\r\u{1B}[K" + text(progress.state))
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

  /// `Orders: 120000 of 1000000 items (12 %)`.
  static func text(_ state: ExchangeProgress.State) -> String {
    guard let total = state.total, total > 0 else {
      return "\(state.table): \(state.items) items"
    }
    let share = min(100, Int(Double(state.items) / Double(total) * 100))
    return "\(state.table): \(state.items) of \(total) items (\(share) %)"
  }

  private static func clear(_ line: Task<Void, any Error>) async {
    line.cancel()
    _ = await line.result
    write("\r\u{1B}[K")
  }

  private static func write(_ text: String) {
    // A terminal that is gone misses the line and nothing else.
    _ = Array(text.utf8).withUnsafeBytes { standardError($0.baseAddress, $0.count) }
  }
}

/// The system's call, under a name that no method of a type hides.
private let standardError: @Sendable (UnsafeRawPointer?, Int) -> Int = { write(2, $0, $1) }
