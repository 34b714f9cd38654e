import Dispatch

/// A thread for calls that block.
enum Thread {
  private static let queue = DispatchQueue(label: "scripting.blocking", attributes: .concurrent)

  /// Runs a body on a thread of its own.
  static func run(_ body: @escaping @Sendable () -> Void) { queue.async(execute: body) }
}
