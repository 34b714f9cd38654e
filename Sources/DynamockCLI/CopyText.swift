import DynamockExchange
import DynamockStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The messages of `dynamock copy` on standard error, in addition to its results.
enum CopyText {
  /// Returns the announcement of a copy and its cost.
  static func announcement(
    of plan: CopyPlan, limit: Int?, from source: String, to target: String, writesCost: Bool
  ) -> String {
    let left = plan.tables.count - plan.finished.count
    let cost = plan.cost(limit: limit)
    var lines = [
      "\(plan.isContinued ? "Continuing to copy" : "Copying") \(left == 1 ? "1 table" : "\(left) tables") "
        + "from \(source) to \(target): about \(ExchangeFile.counted(cost.items)), \(Figures.size(Double(cost.bytes))), according to "
        + "DescribeTable.",
      "This takes about \(cost.readUnits) read units at the source"
        + (writesCost ? " and \(cost.writeUnits) write units at the target." : "."),
    ]
    lines += plan.tables.flatMap(\.notes)
    return lines.joined(separator: "\n")
  }

  /// Writes a line to standard error, or several if a terminal is too narrow for it.
  static func note(_ text: String) { write((isatty(2) == 0 ? text : text.wrapped()) + "\n") }

  /// Writes to standard error.
  static func write(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { standardError($0.baseAddress, $0.count) }
  }

  /// Asks for confirmation on the terminal, which requires a yes.
  static func isConfirmed() -> Bool {
    write("Continue? [y/N] ")
    return ["y", "yes"].contains(readLine()?.lowercased())
  }
}

/// The system's `write`, under a name that no method of a type hides.
private let standardError: @Sendable (UnsafeRawPointer?, Int) -> Int = { write(2, $0, $1) }
