import DynamockModel

/// How strictly an item is read, which is what the units depend on.
enum ReadRate: Double {
  case eventual = 0.5
  case consistent = 1
  case transactional = 2

  /// The rate of a read that is or is not strongly consistent.
  init(consistent: Bool) { self = consistent ? .consistent : .eventual }
}

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

  /// Read units for bytes read together, at least one step.
  static func read(_ size: Int, _ rate: ReadRate) -> Double {
    Double(max(1, (size + readBytes - 1) / readBytes)) * rate.rawValue
  }

  /// Read units for bytes read together, at least one step: 1 consistent, 0.5 eventual.
  static func read(_ size: Int, consistent: Bool) -> Double {
    read(size, ReadRate(consistent: consistent))
  }

  /// A size rounded up to what reading it alone is charged for, in bytes.
  static func roundedRead(_ size: Int) -> Int {
    max(1, (size + readBytes - 1) / readBytes) * readBytes
  }
}
