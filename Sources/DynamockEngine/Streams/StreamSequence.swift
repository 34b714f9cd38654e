import DynamockStorage
import Synchronization

/// Gives out the sequence numbers of a stream: each one once, and always greater than before.
///
/// Taken inside writes, of which one runs at a time, so that their order is that of the commits. A
/// write that is undone leaves a gap, as there are gaps on AWS.
final class StreamSequence: Sendable {
  private let next: Atomic<Int>

  init(next: Int = 1) { self.next = Atomic(next) }

  /// A number that was never given out before.
  func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }

  /// The next number that ``take()`` would give.
  var upcoming: Int { next.load(ordering: .relaxed) }

  /// Sees to it that numbers go on behind one that the store holds.
  func pass(_ number: Int) {
    _ = next.max(number + 1, ordering: .relaxed)
  }
}

/// A sequence number as clients see it: 21 digits, of which the first is a 1, so that the order of
/// the texts is the order of the numbers (API reference: 21 to 40 characters, numeric).
enum SequenceNumberText {
  private static let digits = 20

  /// The text of a number.
  static func text(_ number: Int) -> String {
    let plain = String(number)
    return "1" + String(repeating: "0", count: max(0, digits - plain.utf8.count)) + plain
  }

  /// The number of a text; nil where the text is none of ours.
  static func number(_ text: String) -> Int? {
    guard text.utf8.count == digits + 1, text.utf8.first == UInt8(ascii: "1") else { return nil }
    return Int(text.dropFirst())
  }
}
