#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension ChildProcess {
  /// Sends a signal to the process.
  package func send(_ signal: Int32) { _ = kill(identifier, signal) }

  /// Blocks the thread until the process has ended.
  /// - Returns: Its exit status, or 128 plus the number of the signal that ended it, as in a shell.
  package func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
