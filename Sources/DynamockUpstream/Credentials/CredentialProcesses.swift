import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

/// The running commands that print credentials, so that a program that ends leaves none behind.
public enum CredentialProcesses {
  private static let running = Mutex<Set<pid_t>>([])

  /// Ends the running commands.
  public static func endAll() {
    running.withLock { running in for process in running { end(process) } }
  }

  /// Adds a command that has started.
  static func add(_ process: pid_t) { running.withLock { _ = $0.insert(process) } }

  /// Waits for the end of a command and removes it.
  /// - Returns: The status from `waitpid`.
  static func wait(for process: pid_t) -> Int32 {
    var information = siginfo_t()
    // Until the command is removed from the set, its ID must not be reused.
    while waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT) < 0, errno == EINTR {}
    running.withLock { _ = $0.remove(process) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }

  /// Ends a command, with the processes of its group if it has its own.
  static func end(_ process: pid_t) {
    kill(getpgid(process) == process ? -process : process, SIGKILL)
  }
}
