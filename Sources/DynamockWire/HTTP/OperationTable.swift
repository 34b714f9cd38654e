import Dynamock
import DynamockModel

/// A table that maps the bytes of `X-Amz-Target` to operations; those that are not implemented are
/// unknown.
struct OperationTable: Sendable {
  /// The slots for open addressing; their number is a power of two, and at least four times that of
  /// the operations.
  private var slots: [Slot?]

  private struct Slot: Sendable {
    var target: [UInt8]
    var operation: Operation
  }

  static let shared = OperationTable()

  private init() {
    slots = Array(repeating: nil, count: 512)
    for operation in Operation.built {
      let target = Array("\(operation.targetPrefix).\(operation.name)".utf8)
      var index = target.withUnsafeBytes(Self.hash) & (slots.count - 1)
      while slots[index] != nil { index = (index + 1) & (slots.count - 1) }
      slots[index] = Slot(target: target, operation: operation)
    }
  }

  /// The operation of a target such as `DynamoDB_20120810.GetItem`, or `nil` if there is none.
  subscript(target: ArraySlice<UInt8>) -> Operation? {
    target.withUnsafeBytes { target in
      var index = Self.hash(target) & (slots.count - 1)
      while let slot = slots[index] {
        if slot.target.withUnsafeBytes({ Self.areEqual($0, target) }) { return slot.operation }
        index = (index + 1) & (slots.count - 1)
      }
      return nil
    }
  }

  /// Returns the FNV-1a hash of the last sixteen bytes, in which targets differ.
  private static func hash(_ bytes: UnsafeRawBufferPointer) -> Int {
    var hash: UInt32 = 2_166_136_261 &+ UInt32(truncatingIfNeeded: bytes.count)
    for index in max(0, bytes.count - 16)..<bytes.count {
      hash = (hash ^ UInt32(bytes[index])) &* 16_777_619
    }
    return Int(hash)
  }

  private static func areEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer)
    -> Bool
  {
    guard left.count == right.count else { return false }
    for index in 0..<left.count where left[index] != right[index] { return false }
    return true
  }
}
