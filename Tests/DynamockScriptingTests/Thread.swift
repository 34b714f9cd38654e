import Dispatch

/// Threads for calls that block.
enum Thread {
  private static let queue = DispatchQueue(label: "scripting.blocking", attributes: .concurrent)

  /// Runs a closure on a thread of its own.
  static func run(_ body: @escaping @Sendable () -> Void) { queue.async(execute: body) }
}
