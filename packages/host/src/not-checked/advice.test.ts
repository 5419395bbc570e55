import { lacksConnections, type Lack } from '@dipv/core';
import { advisor } from './advice.js';

const adviceOn = advisor({ readers: [] }, 'https://contoso.example/docs');

describe('what would settle a lack', () => {
  it('is the inputs that tell it', () => {
    expect(adviceOn(lacksConnections())).toEqual({
      title: 'Connections that may or may not work',
      inputs: [
        {
          title: 'Connections snapshot',
          isPart: false,
          guide: expect.stringMatching(
            /^https:..contoso.example.docs.guides.metadata.md#\d+-connections-snapshot$/,
          ) as unknown,
        },
      ],
    });
  });

  it('is no input where the map must be mended first', () => {
    const lack: Lack = { ...lacksConnections(), fact: null };
    expect(adviceOn(lack)?.inputs).toEqual([]);
  });
});
