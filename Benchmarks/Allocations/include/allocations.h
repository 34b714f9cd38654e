#pragma once

/// Blocks of memory that the process has asked for so far; 0 for ever where they cannot be counted.
unsigned long allocations_so_far(void);

/// Whether they can be counted: with glibc.
int allocations_are_counted(void);
