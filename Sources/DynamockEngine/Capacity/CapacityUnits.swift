import DynamockModel

/// The consistency of a read, which determines its units.
enum ReadRate: Double {
  case eventual = 0.5
  case consistent = 1
  case transactional = 2

  /// Creates the rate of a strongly or eventually consistent read.
  init(consistent: Bool) { self = consistent ? .consistent : .eventual }
}

/// Converts bytes to capacity units; rounding happens only here.
///
/// [aws-capacity-units]: reads are charged per 4 KB, writes per 1 KB, rounded up; a missing item
/// costs the minimum.
enum CapacityUnits {
  private static let readBytes = Limits.readUnitSize
  private static let writeBytes = Limits.writeUnitSize

  /// Returns the write units for an item of a size in bytes, at least 1.
  static func write(_ size: Int) -> Double {
    Double(max(1, (size + writeBytes - 1) / writeBytes))
  }

  /// Returns the read units for bytes that are read together, at least one step.
  static func read(_ size: Int, _ rate: ReadRate) -> Double {
    Double(max(1, (size + readBytes - 1) / readBytes)) * rate.rawValue
  }

  /// Returns the read units for bytes that are read together, at least one step: 1 if consistent,
  /// 0.5 if eventual.
  static func read(_ size: Int, consistent: Bool) -> Double {
    read(size, ReadRate(consistent: consistent))
  }

  /// Returns a size rounded up to the size that reading it is charged for.
  static func roundedRead(_ size: Int) -> Int {
    max(1, (size + readBytes - 1) / readBytes) * readBytes
  }
}
