#include "files.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cfloor.h"

int floor_file_create(floor_file *file, const char *path) {
  if (strlen(path) >= sizeof file->path) return -1;
  strcpy(file->path, path);
  snprintf(file->temporary, sizeof file->temporary, "%s.tmp", path);
  file->stream = fopen(file->temporary, "wb");
  if (!file->stream) return -1;
  setvbuf(file->stream, NULL, _IOFBF, 1 << 20);
  return 0;
}

void floor_file_write(floor_file *file, const char *bytes, size_t count) {
  fwrite(bytes, 1, count, file->stream);
}

int floor_file_finish(floor_file *file) {
  int failed = fflush(file->stream) != 0 || ferror(file->stream);
  failed = fsync(fileno(file->stream)) != 0 || failed;
  failed = fclose(file->stream) != 0 || failed;
  if (failed || rename(file->temporary, file->path) != 0) return -1;
  char *slash = strrchr(file->path, '/');
  if (!slash) return -1;
  *slash = 0;
  int directory = open(file->path, O_RDONLY);
  if (directory < 0) return -1;
  failed = fsync(directory) != 0;
  close(directory);
  return failed ? -1 : 0;
}

int floor_write(const char *path, const char *bytes, size_t count) {
  floor_file file;
  if (floor_file_create(&file, path) != 0) return -1;
  floor_file_write(&file, bytes, count);
  return floor_file_finish(&file);
}

int floor_save(const char *path, const floor_rows *rows, size_t byte_count) {
  floor_file file;
  if (floor_file_create(&file, path) != 0) return -1;
  uint64_t count = rows->count;
  floor_file_write(&file, (const char *)&count, sizeof count);
  floor_file_write(&file, (const char *)rows->rows, rows->count * sizeof *rows->rows);
  floor_file_write(&file, rows->bytes, byte_count);
  return floor_file_finish(&file);
}

int floor_read(const char *path, floor_rows *rows) {
  int descriptor = open(path, O_RDONLY);
  struct stat status;
  if (descriptor < 0 || fstat(descriptor, &status) != 0) return -1;
  size_t size = (size_t)status.st_size;
  char *content = malloc(size + 1);
  size_t position = 0;
  while (content && position < size) {
    ssize_t count = read(descriptor, content + position, size - position);
    if (count <= 0) break;
    position += (size_t)count;
  }
  close(descriptor);
  uint64_t count = 0;
  if (!content || position < size || size < sizeof count) return -1;
  memcpy(&count, content, sizeof count);
  if (count > (size - sizeof count) / sizeof(floor_row)) return -1;
  rows->rows = (const floor_row *)(content + sizeof count);
  rows->count = (size_t)count;
  rows->bytes = content + sizeof count + (size_t)count * sizeof(floor_row);
  return 0;
}
