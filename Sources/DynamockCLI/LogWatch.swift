import Dynamock
import DynamockStorage

/// Determines when the length of a file's write-ahead log is reported: at 256 MiB, and whenever it
/// has doubled.
///
/// The log is emptied automatically, unless a fork or a checkpoint holds an older state. It then
/// grows with every write, which might otherwise be noticed only when the disk is full.
struct LogWatch {
  private static let firstBytes = 256 << 20

  /// The length at which the next message is due.
  private var threshold = LogWatch.firstBytes

  /// Returns the message about a log, or `nil` if none is due.
  mutating func warning(about log: StorageLog) -> String? {
    guard log.bytes >= Self.firstBytes else {
      threshold = Self.firstBytes
      return nil
    }
    guard log.bytes >= threshold, log.heldStates > 0 else { return nil }
    while threshold <= log.bytes { threshold *= 2 }
    return
      "the log next to the data file has grown to \(log.bytes >> 20) MiB and cannot be emptied: "
      + "forks or checkpoints hold \(log.heldStates) earlier states of the file; drop some of them "
      + "(dynamock db list)"
  }
}
