#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A pipe for the output of a child process, which closes its open ends when it is discarded.
package struct Pipe: ~Copyable {
  /// The descriptor from which the output is read.
  package let reading: Int32
  /// The descriptor to which the child process writes, or -1 once it is closed here.
  package private(set) var writing: Int32

  /// Opens a pipe whose ends no program inherits.
  /// - Throws: The system's error number.
  package init() throws(PipeFailure) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw PipeFailure(code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }

  deinit {
    close(reading)
    if writing >= 0 { close(writing) }
  }

  /// Closes the end for writing, so that the output ends when the child process closes it.
  package mutating func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }
}

/// The reason why a pipe did not open.
package struct PipeFailure: Error {
  /// The system's error number.
  package let code: Int32
}
