import DynamockProcesses
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
  /// - Returns: Its exit status, or 128 plus the number of the signal that ended it.
  static func wait(for process: ChildProcess) -> Int32 {
    let identifier = process.identifier
    var information = siginfo_t()
    // Until the command is removed from the set, its ID must not be reused.
    while waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT) < 0, errno == EINTR {}
    running.withLock { _ = $0.remove(identifier) }
    return process.wait()
  }

  /// Ends a command, with the processes of its group if it has its own.
  static func end(_ process: pid_t) {
    kill(getpgid(process) == process ? -process : process, SIGKILL)
  }
}
