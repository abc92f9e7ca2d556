/* jobs.c -- cli: many things are worked on at a time, and their results come in order */
#include "jobs.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "../base/arena.h"

/* Trees are at most some thousand levels deep, and some walks through them take a call a level. */
enum { STACK = 16 << 20 };

/* What the threads share; all of it but jobs is changed under the lock alone. */
struct queue {
	const struct jobs *jobs;
	size_t next;        /* the first thing that nobody works on yet */
	size_t thread_next; /* the number of the next thread that gets something to do */
	bool *done;         /* of each thing */
	pthread_mutex_t lock;
	pthread_cond_t changed; /* a thing is done */
};

/* The next thing for a thread, or the count of things: there is none. */
static size_t
next_thing(struct queue *queue)
{
	size_t thing;

	pthread_mutex_lock(&queue->lock);
	thing = queue->next;
	queue->next += thing < queue->jobs->count;
	pthread_mutex_unlock(&queue->lock);
	return thing;
}

static size_t
number_of_thread(struct queue *queue)
{
	size_t thread;

	pthread_mutex_lock(&queue->lock);
	thread = queue->thread_next++;
	pthread_mutex_unlock(&queue->lock);
	return thread;
}

static void
say_done(struct queue *queue, size_t thing)
{
	pthread_mutex_lock(&queue->lock);
	queue->done[thing] = true;
	pthread_cond_signal(&queue->changed);
	pthread_mutex_unlock(&queue->lock);
}

/* A thread that finds nothing left to do makes nothing to work with. */
static void *
run_thread(void *queue_)
{
	struct queue *queue = queue_;
	const struct jobs *jobs = queue->jobs;
	size_t thing = next_thing(queue);
	void *with;

	if (thing == jobs->count)
		return NULL;
	with = jobs->begin(jobs->owner, number_of_thread(queue));
	for (; thing < jobs->count; thing = next_thing(queue)) {
		jobs->work(jobs->owner, with, thing);
		say_done(queue, thing);
	}
	jobs->end(jobs->owner, with);
	return NULL;
}

static void
take_all(struct queue *queue)
{
	const struct jobs *jobs = queue->jobs;

	for (size_t i = 0; i < jobs->count; i++) {
		pthread_mutex_lock(&queue->lock);
		while (!queue->done[i])
			pthread_cond_wait(&queue->changed, &queue->lock);
		pthread_mutex_unlock(&queue->lock);
		jobs->take(jobs->owner, i);
	}
}

/* Where no further thread can be had those that there are do the work. */
static void
run_threads(const struct jobs *jobs, size_t count)
{
	struct queue queue = {.jobs = jobs, .lock = PTHREAD_MUTEX_INITIALIZER};
	pthread_t *threads = memory_new(count * sizeof *threads);
	size_t started = 0;
	pthread_attr_t how;

	queue.done = memory_new(jobs->count * sizeof *queue.done);
	for (size_t i = 0; i < jobs->count; i++)
		queue.done[i] = false;
	pthread_cond_init(&queue.changed, NULL);
	pthread_attr_init(&how);
	pthread_attr_setstacksize(&how, STACK);
	while (started < count && pthread_create(&threads[started], &how, run_thread, &queue) == 0)
		started++;
	if (started == 0)
		run_thread(&queue);
	take_all(&queue);
	while (started > 0)
		pthread_join(threads[--started], NULL);
	pthread_attr_destroy(&how);
	pthread_cond_destroy(&queue.changed);
	pthread_mutex_destroy(&queue.lock);
	free(queue.done);
	free(threads);
}

static void
run_here(const struct jobs *jobs)
{
	void *with = jobs->begin(jobs->owner, 0);

	for (size_t i = 0; i < jobs->count; i++) {
		jobs->work(jobs->owner, with, i);
		jobs->take(jobs->owner, i);
	}
	jobs->end(jobs->owner, with);
}

void
jobs_run(const struct jobs *jobs)
{
	size_t threads = jobs->threads < jobs->count ? jobs->threads : jobs->count;

	if (threads > 1)
		run_threads(jobs, threads);
	else if (jobs->count)
		run_here(jobs);
}
