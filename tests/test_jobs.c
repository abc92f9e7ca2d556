/* test_jobs.c -- tests: each thing is worked on once, several at a time, and taken in order */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <time.h>

#include "../checker/cli/jobs.h"

enum { MOST = 200 };

/* What the threads did. Everything but taken is changed under the lock. */
struct record {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	size_t working, most_working; /* things worked on at this moment, and at any */
	size_t wait_for;              /* a thing waits until so many were begun */
	size_t begun, ended, numbers; /* threads; numbers: the sum of 1 << their number */
	size_t worked[MOST];
	size_t things;
	size_t taken, in_order;
	pthread_t taker;
};

static void *
begin(void *record_, size_t thread)
{
	struct record *record = record_;

	pthread_mutex_lock(&record->lock);
	record->begun++;
	record->numbers += (size_t)1 << thread;
	pthread_mutex_unlock(&record->lock);
	return record;
}

static void
end(void *record_, void *with)
{
	struct record *record = record_;

	assert_ptr_equal(record, with);
	pthread_mutex_lock(&record->lock);
	record->ended++;
	pthread_mutex_unlock(&record->lock);
}

/* Waits a few seconds at most: then there are too few threads, and the test fails. */
static void
wait_for_others(struct record *record)
{
	struct timespec until;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += 20;
	while (record->things < record->wait_for &&
		pthread_cond_timedwait(&record->changed, &record->lock, &until) != ETIMEDOUT)
		;
}

static void
work(void *record_, void *with, size_t thing)
{
	struct record *record = record_;

	(void)with;
	pthread_mutex_lock(&record->lock);
	record->worked[thing]++;
	record->things++;
	record->working++;
	if (record->working > record->most_working)
		record->most_working = record->working;
	pthread_cond_broadcast(&record->changed);
	wait_for_others(record);
	pthread_mutex_unlock(&record->lock);
	/* the first things take longest, so that later ones are done before them */
	for (size_t i = thing; i < 8; i++)
		sched_yield();
	pthread_mutex_lock(&record->lock);
	record->working--;
	pthread_mutex_unlock(&record->lock);
}

static void
take(void *record_, size_t thing)
{
	struct record *record = record_;

	record->in_order += record->taken == thing && record->worked[thing] == 1 &&
	                    pthread_equal(pthread_self(), record->taker);
	record->taken++;
}

static struct record
run(size_t count, size_t threads, size_t wait_for)
{
	struct record record = {.lock = PTHREAD_MUTEX_INITIALIZER,
		.changed = PTHREAD_COND_INITIALIZER,
		.wait_for = wait_for,
		.taker = pthread_self()};

	jobs_run(&(struct jobs){.count = count,
		.threads = threads,
		.owner = &record,
		.begin = begin,
		.end = end,
		.work = work,
		.take = take});
	assert_int_equal(record.taken, count);
	assert_int_equal(record.in_order, count);
	assert_int_equal(record.begun, record.ended);
	/* numbers from 0 on, each once */
	assert_int_equal(record.numbers, ((size_t)1 << record.begun) - 1);
	return record;
}

static void
things_are_taken_in_order(void **state)
{
	static const struct {
		size_t count, threads;
	} sizes[] = {{0, 4}, {1, 1}, {1, 8}, {2, 2}, {7, 3}, {MOST, 1}, {MOST, 2}, {MOST, 16}};

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct record record = run(sizes[i].count, sizes[i].threads, 0);

		assert_in_range(record.begun, sizes[i].count > 0, sizes[i].threads);
		assert_in_range(record.most_working, sizes[i].count > 0, sizes[i].threads);
	}
}

static void
as_many_as_wanted_work_at_a_time(void **state)
{
	(void)state;
	assert_int_equal(run(8, 4, 4).most_working, 4);
	assert_int_equal(run(4, 8, 4).most_working, 4);
	assert_int_equal(run(8, 1, 0).most_working, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(things_are_taken_in_order),
		cmocka_unit_test(as_many_as_wanted_work_at_a_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
