import DynamockStorage
import Synchronization

/// Assigns the sequence numbers of a stream: each once, in increasing order.
///
/// Used inside writes, of which one runs at a time, so that the numbers are in the order of the
/// commits. An undone write leaves a gap, as also happens on AWS.
final class StreamSequence: Sendable {
  private let next: Atomic<Int>

  init(next: Int = 1) { self.next = Atomic(next) }

  /// Returns the next number.
  func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }

  /// The number that the next ``take()`` returns.
  var upcoming: Int { next.load(ordering: .relaxed) }

  /// Ensures that the sequence continues after a stored number.
  func pass(_ number: Int) {
    _ = next.max(number &+ 1, ordering: .relaxed)
  }
}

/// The format of sequence numbers for clients: 21 digits beginning with 1, so that the texts sort
/// like the numbers ([aws-api-reference]: 21 to 40 characters, numeric).
enum SequenceNumberText {
  private static let digits = 20

  /// Returns the text of a number.
  static func text(_ number: Int) -> String {
    let plain = String(number)
    return "1" + String(repeating: "0", count: max(0, digits - plain.utf8.count)) + plain
  }

  /// Returns the number in a text, or `nil` if the text does not have this format.
  static func number(_ text: String) -> Int? {
    guard text.utf8.count == digits + 1, text.utf8.first == UInt8(ascii: "1") else { return nil }
    return Int(text.dropFirst())
  }
}
