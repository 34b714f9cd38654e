import DynamockEngine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Appends changes to a file, one JSON object per line.
///
/// The file is opened for each batch, so that it may be moved or removed meanwhile.
struct FileSink: KinesisSink {
  let path: String

  func send(_ changes: [KinesisChange]) async -> SinkResult {
    do throws(KinesisFault) {
      try append(changes.lines)
      return SinkResult(delivered: changes.map(\.number))
    } catch {
      return SinkResult(fault: error)
    }
  }

  private func append(_ lines: [UInt8]) throws(KinesisFault) {
    // A pipe without a reader would make the thread wait.
    let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK, 0o666)
    guard file >= 0 else { throw .file(path, errno: errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .file(path, errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path) }
    // Other servers may append to the same file.
    guard flock(file, LOCK_EX) == 0 else { throw .file(path, errno: errno) }
    let end = try wholeLength(of: file)
    do throws(KinesisFault) {
      try write(lines, to: file)
      guard fsync(file) == 0 else { throw .file(path, errno: errno) }
    } catch {
      _ = ftruncate(file, end)
      throw error
    }
  }

  /// Returns the length of the file without a line that a killed process began and did not finish,
  /// which is removed; another incomplete line is ended.
  private func wholeLength(of file: Int32) throws(KinesisFault) -> off_t {
    let length = lseek(file, 0, SEEK_END)
    guard length >= 0 else { throw .file(path, errno: errno) }
    let tail = try lastLine(of: file, length)
    guard !tail.isEmpty else { return length }
    guard tail.starts(with: Self.beginning) || Self.beginning.starts(with: tail) else {
      try write([UInt8(ascii: "\n")], to: file)
      return length + 1
    }
    let whole = length - off_t(tail.count)
    guard ftruncate(file, whole) == 0 else { throw .file(path, errno: errno) }
    return whole
  }

  /// The beginning of every record.
  private static let beginning = Array(#"{"awsRegion":"#.utf8)

  /// Returns the bytes after the last line break.
  private func lastLine(of file: Int32, _ length: off_t) throws(KinesisFault) -> [UInt8] {
    var tail: [UInt8] = []
    var position = length
    while position > 0 {
      let size = Int(min(position, 64 * 1024))
      var bytes = [UInt8](repeating: 0, count: size)
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(file, buffer.baseAddress, size, position - off_t(size))
      }
      guard count == size else { throw .file(path, errno: count < 0 ? errno : EIO) }
      if let line = bytes.lastIndex(of: UInt8(ascii: "\n")) { return bytes[(line + 1)...] + tail }
      tail = bytes + tail
      position -= off_t(size)
    }
    return tail
  }

  private func write(_ bytes: [UInt8], to file: Int32) throws(KinesisFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { sys_write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .file(path, errno: errno) }
      rest = rest.dropFirst(count)
    }
  }
}

/// The system's `write`, under a name that no method hides.
private let sys_write: @Sendable (Int32, UnsafeRawPointer?, Int) -> Int = { write($0, $1, $2) }
