// The floor as a process of its own, and the stop-watch for processes:
//
//   floor-process hello                                 the least that a process can do
//   floor-process insert DATABASE DESIGN EVENTS START COUNT
//   floor-process time MEASURED PROGRAM [ARGUMENT...]   writes "nanoseconds peak-KiB exit-code"
//
// Processes are timed from here and not from the bench itself because a process begins with the
// peak memory of the one that made it (getrusage(2), ru_maxrss), and this one is small.
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#include "cfloor.h"

extern char **environ;

static long long nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static int measure(const char *measured, char **command) {
  long long start = nanoseconds();
  pid_t child;
  if (posix_spawn(&child, command[0], NULL, NULL, command, environ) != 0) return 127;
  int status = 0;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) != child) return 126;
  long long duration = nanoseconds() - start;
  FILE *file = fopen(measured, "w");
  if (!file) return 125;
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
#ifdef __APPLE__
  long peak = usage.ru_maxrss / 1024;
#else
  long peak = usage.ru_maxrss;
#endif
  fprintf(file, "%lld %ld %d\n", duration, peak, code);
  return fclose(file) == 0 ? 0 : 125;
}

static int insert(char **arguments) {
  floor_rows rows;
  if (floor_read(arguments[2], &rows) != 0) return 1;
  floor_store *store;
  if (floor_open(arguments[0], (floor_design)atoi(arguments[1]), 0, &store) != 0) return 1;
  int code = floor_insert(
      store, &rows, strtoul(arguments[3], NULL, 10), strtoul(arguments[4], NULL, 10));
  return floor_close(store) != 0 || code != 0;
}

int main(int count, char **arguments) {
  if (count == 2 && strcmp(arguments[1], "hello") == 0) return puts("hello") < 0;
  if (count == 7 && strcmp(arguments[1], "insert") == 0) return insert(arguments + 2);
  if (count >= 4 && strcmp(arguments[1], "time") == 0)
    return measure(arguments[2], arguments + 3);
  fputs("floor-process is a part of duolog-bench, which starts it.\n", stderr);
  return 2;
}
