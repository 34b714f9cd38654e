import DynamockModel

/// The bytes that a Query or Scan reads in each partition, according to which its units are
/// distributed.
struct PartitionShares {
  /// The lowest row keys of the partitions, in order; the first is empty.
  private let lowers: [[UInt8]]
  private var bytes: [Int]

  init(lowers: [[UInt8]]) {
    self.lowers = lowers
    bytes = Array(repeating: 0, count: lowers.count)
  }

  /// Counts an item or an entry by its row key.
  mutating func count(_ size: Int, at key: [UInt8]) {
    let position = lowers.position(of: key, by: { $0 })
    if bytes.indices.contains(position) { bytes[position] += size }
  }

  /// Returns units distributed over the partitions that were read, each with a row key in it.
  /// - Parameter place: the start of the read, where all units are assigned if nothing was read.
  func parts(of units: Double, from place: [UInt8]) -> [(key: [UInt8], units: Double)] {
    let sum = bytes.reduce(0, +)
    guard sum > 0 else { return [(place, units)] }
    return zip(lowers, bytes).compactMap { lower, bytes in
      bytes > 0 ? (lower, units * Double(bytes) / Double(sum)) : nil
    }
  }
}

extension Array {
  /// Returns the index of the last element whose lower key is at or before a row key, in ascending
  /// order, or 0 if there is none.
  func position(of key: [UInt8], by lower: (Element) -> [UInt8]) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if lower(self[middle]).byteOrder(to: key) == .after {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return Swift.max(0, low - 1)
  }
}
