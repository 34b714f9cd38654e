import DynamockModel

/// How bytes become capacity units; the one place that rounds.
///
/// AWS developer guide, "Read and write operations" (CapacityUnitCalculations): reads are charged by
/// 4 KB, writes by 1 KB, rounded up; a missing item costs the minimum.
enum CapacityUnits {
  private static let readBytes = 4096
  private static let writeBytes = 1024

  /// Write units for an item of a size in bytes, at least 1.
  static func write(_ size: Int) -> Double {
    Double(max(1, (size + writeBytes - 1) / writeBytes))
  }

  /// Read units for bytes read together, at least one step: 1 consistent, 0.5 eventual.
  static func read(_ size: Int, consistent: Bool) -> Double {
    let steps = Double(max(1, (size + readBytes - 1) / readBytes))
    return consistent ? steps : steps / 2
  }

  /// A size rounded up to what reading it alone is charged for, in bytes.
  static func roundedRead(_ size: Int) -> Int {
    max(1, (size + readBytes - 1) / readBytes) * readBytes
  }
}
