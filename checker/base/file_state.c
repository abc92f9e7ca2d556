/* file_state.c -- base: whether a file is still the one that was opened */
#include "file_state.h"

bool
file_was_written(const struct stat *before, const struct stat *now)
{
	if (!S_ISREG(before->st_mode) || before->st_ino != now->st_ino ||
		before->st_dev != now->st_dev)
		return false;
	return before->st_size != now->st_size || before->st_mtim.tv_sec != now->st_mtim.tv_sec ||
	       before->st_mtim.tv_nsec != now->st_mtim.tv_nsec;
}
