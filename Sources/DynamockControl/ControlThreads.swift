package import Dynamock

/// The threads that execute requests of the control API.
package enum ControlThreads: Sendable {
  /// The threads that all tasks share.
  case ofTasks
  /// Dedicated threads, so that the API responds even if the process cannot get more threads or
  /// descriptors.
  case pool(WorkPool)
  /// The caller's thread until a request waits for something; on systems older than macOS 26, the
  /// threads of tasks.
  case caller
}
