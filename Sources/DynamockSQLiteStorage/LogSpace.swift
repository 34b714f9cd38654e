import CSQLite

/// The space of a log's file behind its frames, which is written ahead so that commits wait for less.
///
/// A sync of a file that has become longer also waits for the file system's own journal: 200 µs where
/// one of a file that keeps its length takes 120 (ext4). So a log whose commits wait for the disk gets
/// zeros a step at a time; space that is only reserved (`fallocate`) gains nothing, since the file
/// system then notes at each sync which part of it has been written. SQLite, and every program that
/// recovers the log, stops at zeros: no frame has page number 0, and their sums are wrong
/// ([sqlite-file-format], 4.1).
struct LogSpace {
  /// Whether space is written ahead.
  var isAhead = false
  /// The length of the log's file, as far as it is known.
  private var length: Int64 = 0
  /// Whether the disk had no room for the last step.
  private var isDiskFull = false

  /// The number of bytes that are written ahead at a time.
  static let step = 1 << 20
  private static let pieceLength = 65_536

  /// Continues at the log's beginning, when there may be room again.
  mutating func restart() { isDiskFull = false }

  /// Records that the file has been cut.
  mutating func cut(to size: Int64) { length = min(length, size) }

  /// Writes a step of zeros if the file's length has been reached by its frames.
  ///
  /// Called before the sync of a commit, while SQLite holds the lock for writing, so that no other
  /// program's frames follow. On a full disk, the file gets its former length back.
  /// - Parameter end: the end of the frames, which have been written.
  mutating func extend(beyond end: Int64, in system: SystemFile) {
    guard isAhead, !isDiskFull, end > length, let size = system.size else { return }
    length = size
    guard end >= size else { return }
    let zeros = [UInt8](repeating: 0, count: Self.pieceLength)
    for start in stride(from: end, to: end + Int64(Self.step), by: Self.pieceLength) {
      let code = zeros.withUnsafeBytes { bytes in
        bytes.baseAddress.map { system.write($0, bytes.count, at: start) } ?? SQLITE_IOERR
      }
      guard code == SQLITE_OK else {
        isDiskFull = true
        _ = system.truncate(to: end)
        return
      }
    }
    length = end + Int64(Self.step)
  }
}
