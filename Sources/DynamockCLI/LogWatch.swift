import Dynamock
import DynamockStorage

/// Decides when the write-ahead log of a file is worth a word: at 256 MiB, and at each doubling.
///
/// The log is emptied by itself, unless a fork or a checkpoint holds a state of the past: that makes it
/// grow with what is written, which nobody sees until the disk is full.
struct LogWatch {
  private static let firstBytes = 256 << 20

  /// From what length on something is said next.
  private var threshold = LogWatch.firstBytes

  /// What to say about a log; nil for nothing.
  mutating func warning(about log: StorageLog) -> String? {
    guard log.bytes >= Self.firstBytes else {
      threshold = Self.firstBytes
      return nil
    }
    guard log.bytes >= threshold, log.heldStates > 0 else { return nil }
    while threshold <= log.bytes { threshold *= 2 }
    return
      "the log beside the data file has grown to \(log.bytes >> 20) MiB and cannot be emptied: "
      + "forks or checkpoints hold \(log.heldStates) earlier states of the file; drop some of them "
      + "(dynamock db list)"
  }
}
