import CSQLite

/// A write-ahead log that writes the frames of a transaction together.
///
/// SQLite writes each frame with two system calls, for its header and its page, which is most of
/// the cost of a commit. Frames are buffered while no one else may see them: the last frame of a
/// transaction, which is marked as such in its header ([sqlite-file-format], 4.1), flushes all of
/// them before SQLite reports the commit. A frame that SQLite writes over another one, as it may in
/// a large transaction, is buffered only until its page arrives, and reads, syncs and truncations
/// always flush first. Pages get their checksums here, and are verified when they are read.
///
/// Placed at the start of the memory that SQLite reserves for a file; the system's file follows.
struct BufferedLog {
  /// The part that SQLite accesses.
  private var file = sqlite3_file()
  /// The bytes to be written, which begin at `start`.
  private var buffer: UnsafeMutableRawPointer?
  private var start: Int64 = 0
  private var count = 0
  /// The known end of the frames of the log's current round, including those in the buffer.
  private var end: Int64 = 0
  /// The place of a frame whose header ends the buffer, because its page has not arrived.
  private var unfinishedFrame: Int64?
  /// Whether the current frame is written with its page: it ends a transaction, or replaces another.
  private var flushesWithPage = false
  private var checksums = FrameChecksums()
  /// The length of the latest page.
  private var pageLength = 4096
  /// The start of frames that could not be written, until SQLite writes there again.
  private var gap: Int64?
  /// Whether frames of a transaction that was undone after an error may follow the log's end.
  ///
  /// If its last frame, which ends the transaction, has been written and only the sync has failed,
  /// it would follow the frames of a shorter next transaction, and look like a transaction behind a
  /// damaged part (``LogDamage``). So the log is cut before the next transaction.
  private var hasUndoneFrames = false
  /// The space behind the frames.
  var space = LogSpace()
  /// Whether the last frame of a transaction has been accepted since the last sync.
  private var hasCommitted = false

  /// The longest write that SQLite's Unix code does not split (`seekAndWriteFd`).
  private static let capacity = 0x1FFFF
  private static let longestPage = 65_536
  private static let headOfLog = 32
  private static let headOfFrame = 24

  // MARK: Writing

  /// Accepts a write; returns SQLite's code.
  mutating func write(
    _ bytes: UnsafeRawPointer, _ length: Int, at offset: Int64, _ system: SystemFile
  ) -> Int32 {
    let code = resume(at: offset, length, system)
    guard code == SQLITE_OK else { return code }
    if length == Self.headOfFrame { return hold(bytes, at: offset, system) }
    if let frame = unfinishedFrame, offset == frame + Int64(Self.headOfFrame),
      PageChecksum.isPageLength(length)
    {
      return finish(frame, bytes, length, system)
    }
    return writeThrough(bytes, length, at: offset, system)
  }

  /// Continues after an error with the write of a header, which ends what remains of a transaction
  /// that was undone; returns SQLite's code.
  ///
  /// SQLite regards buffered frames as written. If they were not, it may continue only at the start
  /// of the transaction, as it does after a rollback; otherwise a commit would have a hole. Only
  /// headers begin a transaction: a page alone replaces one of the same transaction.
  private mutating func resume(at offset: Int64, _ length: Int, _ system: SystemFile) -> Int32 {
    guard gap != nil || hasUndoneFrames else { return SQLITE_OK }
    let isHeader = length == Self.headOfFrame || (offset == 0 && length == Self.headOfLog)
    guard isHeader, offset <= gap ?? .max else { return SQLITE_IOERR }
    // SQLite holds the lock for writing, so no other program's frames follow.
    let code = system.truncate(to: offset)
    guard code == SQLITE_OK else { return code }
    space.cut(to: offset)
    (gap, hasUndoneFrames, end) = (nil, false, offset)
    return SQLITE_OK
  }

  /// Buffers the header of a frame, whose page usually follows.
  private mutating func hold(
    _ header: UnsafeRawPointer, at offset: Int64, _ system: SystemFile
  ) -> Int32 {
    let isNext = offset == end && unfinishedFrame == nil
    if !isNext || count + Self.headOfFrame + pageLength > Self.capacity {
      let code = flush(system)
      guard code == SQLITE_OK else { return code }
    }
    if !isNext {
      // A header that replaces another may be the last write of a commit; if its page follows, both
      // are written.
      let code = writeNow(header, Self.headOfFrame, at: offset, system)
      guard code == SQLITE_OK else { return code }
    }
    keepBack(header, Self.headOfFrame, at: offset)
    unfinishedFrame = offset
    hasCommitted = header.loadUnaligned(fromByteOffset: 4, as: UInt32.self) != 0
    flushesWithPage = !isNext || hasCommitted
    return SQLITE_OK
  }

  /// Buffers the page of a frame, and sets the checksums of both.
  private mutating func finish(
    _ frame: Int64, _ page: UnsafeRawPointer, _ length: Int, _ system: SystemFile
  ) -> Int32 {
    keepBack(page, length, at: frame + Int64(Self.headOfFrame))
    unfinishedFrame = nil
    pageLength = length
    if let buffer {
      checksums.seal(
        buffer + (count - length - Self.headOfFrame), pageLength: length, at: frame, in: system)
    }
    return flushesWithPage ? flush(system) : SQLITE_OK
  }

  private mutating func keepBack(_ bytes: UnsafeRawPointer, _ length: Int, at offset: Int64) {
    let buffer =
      buffer ?? .allocate(byteCount: Self.capacity + Self.longestPage, alignment: 16)
    self.buffer = buffer
    if count == 0 { start = offset }
    buffer.advanced(by: count).copyMemory(from: bytes, byteCount: length)
    count += length
    end = max(end, offset + Int64(length))
  }

  /// Writes the log's header, or a page in place of another one in its transaction: SQLite computes
  /// the checksums of the frames again later, from the log.
  private mutating func writeThrough(
    _ bytes: UnsafeRawPointer, _ length: Int, at offset: Int64, _ system: SystemFile
  ) -> Int32 {
    let code = flush(system)
    guard code == SQLITE_OK else { return code }
    if offset == 0, length == Self.headOfLog {
      end = Int64(length)
      checksums.beginLog(with: bytes)
      space.restart()
    } else {
      end = max(end, offset + Int64(length))
      // In place: the bytes belong to SQLite's cache, and nothing else uses the reserved ones.
      if PageChecksum.isPageLength(length) {
        PageChecksum.set(in: UnsafeMutableRawPointer(mutating: bytes), length)
      }
    }
    return writeNow(bytes, length, at: offset, system)
  }

  private mutating func writeNow(
    _ bytes: UnsafeRawPointer, _ length: Int, at offset: Int64, _ system: SystemFile
  ) -> Int32 {
    let code = system.write(bytes, length, at: offset)
    if code != SQLITE_OK { (hasUndoneFrames, hasCommitted) = (true, false) }
    return code
  }

  /// Writes the buffered frames; returns SQLite's code.
  ///
  /// A header without its page replaces another: SQLite has computed its checksum again. Frames that
  /// cannot be written are discarded, together with their transaction.
  mutating func flush(_ system: SystemFile) -> Int32 {
    if let frame = unfinishedFrame { checksums.setRewritten(at: frame, pageLength: pageLength) }
    unfinishedFrame = nil
    guard count > 0, let buffer else { return SQLITE_OK }
    defer { count = 0 }
    let code = system.write(buffer, count, at: start)
    if code != SQLITE_OK { (gap, hasCommitted) = (min(gap ?? start, start), false) }
    return code
  }

  /// Releases the buffer, which contains no frame of a finished transaction.
  mutating func releaseBuffer() {
    buffer?.deallocate()
    buffer = nil
  }

  /// Reads bytes and verifies a page; returns SQLite's code.
  mutating func read(
    _ bytes: UnsafeMutableRawPointer?, _ length: Int32, at offset: Int64, _ system: SystemFile
  ) -> Int32 {
    let written = flush(system)
    guard written == SQLITE_OK else { return written }
    // SQLite reads the header when it recovers the log, and then continues with the sums in it.
    if offset == 0, length == Self.headOfLog { checksums.forget() }
    let code = system.methods?.xRead?(system.file, bytes, length, offset) ?? SQLITE_IOERR
    return PageFile.verified(code, bytes, length)
  }

  /// Writes everything to the disk; returns SQLite's code.
  mutating func sync(_ system: SystemFile, _ flags: Int32) -> Int32 {
    var code = flush(system)
    if code == SQLITE_OK {
      if hasCommitted { space.extend(beyond: end, in: system) }
      code = system.methods?.xSync?(system.file, flags) ?? SQLITE_IOERR
    }
    hasCommitted = false
    // A sync precedes the first frame of a transaction or follows its last one.
    if code != SQLITE_OK { hasUndoneFrames = true }
    return code
  }

  /// Cuts the log; returns SQLite's code.
  mutating func truncate(_ system: SystemFile, to size: Int64) -> Int32 {
    let code = flush(system)
    guard code == SQLITE_OK else { return code }
    space.cut(to: size)
    return system.truncate(to: size)
  }
}
