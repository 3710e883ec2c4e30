import { expect, it } from 'vitest';
import { comments } from './comments.ts';

it('comments are as their golden files, in each state', async () => {
  for (const [name, markdown] of Object.entries(await comments())) {
    await expect(markdown).toMatchFileSnapshot(`golden/comment-${name}.md.txt`);
  }
});
