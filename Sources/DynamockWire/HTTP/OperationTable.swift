import Dynamock
import DynamockModel

/// Finds the operation that `X-Amz-Target` names, by its bytes; those that are not built are unknown.
struct OperationTable: Sendable {
  /// Open addressing; a power of two at least four times the number of operations.
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
      var index = Self.hash(target[...]) & (slots.count - 1)
      while slots[index] != nil { index = (index + 1) & (slots.count - 1) }
      slots[index] = Slot(target: target, operation: operation)
    }
  }

  /// The operation of a target such as `DynamoDB_20120810.GetItem`; nil when there is none.
  subscript(target: ArraySlice<UInt8>) -> Operation? {
    var index = Self.hash(target) & (slots.count - 1)
    while let slot = slots[index] {
      if slot.target.elementsEqual(target) { return slot.operation }
      index = (index + 1) & (slots.count - 1)
    }
    return nil
  }

  /// FNV-1a over the last sixteen bytes, where targets differ.
  private static func hash(_ bytes: ArraySlice<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261 &+ UInt32(truncatingIfNeeded: bytes.count)
    for byte in bytes.suffix(16) { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash)
  }
}
