// A file that appears under its name only once it is complete and on the disk.
#ifndef DUOLOG_CFLOOR_FILES_H
#define DUOLOG_CFLOOR_FILES_H

#include <stdio.h>

typedef struct {
  FILE *stream;
  char path[1024];
  char temporary[1032];
} floor_file;

int floor_file_create(floor_file *file, const char *path);
void floor_file_write(floor_file *file, const char *bytes, size_t count);
int floor_file_finish(floor_file *file);

#endif
