@preconcurrency import Dispatch
import DynamockProcesses

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// A command that the program runs with its own input, output and terminal.

extension ChildProcess {
  /// Passes a signal that this process has received to the command.
  ///
  /// Signals from a terminal have already reached the command.
  func pass(_ signal: Int32) {
    if signal == SIGINT, isatty(0) != 0, tcgetpgrp(0) == getpgrp() { return }
    send(signal)
  }

  /// Waits until the command has ended.
  /// - Returns: its exit status, or 128 plus the number of the signal that ended it, as in a shell.
  func status() async -> Int32 {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: wait()) }
    }
  }
}

extension ChildProcess.Failure {
  /// The error message for the failure.
  var message: String { "Cannot run \"\(program)\": \(String(cString: strerror(code)))." }

  /// A shell's exit status for the failure: 127 for a missing command, 126 for one that cannot be
  /// executed.
  var status: Int32 { code == ENOENT ? 127 : 126 }
}
